package org.shanzhi.kernel.jobs;

/** What long work tells while it runs. Cheap: nothing is written before half a second has passed. */
public interface Progress {
    /**
     * The result of the next row, which counts as done.
     *
     * @param result written as JSON; codes and references, no personal data
     */
    void row(Object result);

    /** So many are done, for work without results of rows. */
    void done(int count);

    /** How many there are, once it is known. */
    void total(int count);

    /** Whether the work should stop where it stands: somebody cancelled it, or this node is shutting down. */
    boolean cancelled();

    /** To be called between rows. */
    default void check() {
        if (cancelled()) {
            throw new Cancelled();
        }
    }
}
