package org.shanzhi.policy;

/** Tells what an edition would do to open matters. The module that has matters implements it. */
public interface OpenMatters {
    /** Counted exactly, by the same rules as the move itself; writes nothing. Reads in blocks the matters it concerns. */
    DeadlineMove ifMovedTo(int district, DeadlineEdition edition);
}
