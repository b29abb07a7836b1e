package org.shanzhi.policy;

import org.shanzhi.kernel.jobs.Progress;

/** Tells what an edition would do to open matters. The module that has matters implements it. */
public interface OpenMatters {
    /**
     * Counted exactly, by the same rules as the move itself; writes nothing. Reads in blocks the matters it concerns, as many as
     * a hundred thousand: for a job, which it tells how far it is and which may stop it.
     */
    DeadlineMove ifMovedTo(int district, DeadlineEdition edition, Progress progress);
}
