package org.shanzhi.kernel.jobs;

/** Ends work that somebody cancelled. */
public final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Cancelled() {
        super(null, null, false, false);
    }
}
