package org.shanzhi.kernel.jobs;

/** Where long work is. */
public enum JobState {
    /** Accepted; other work of this node comes first. */
    WAITING,
    RUNNING,
    DONE,
    /** Stopped by an error or by the end of its node; what it had done stands. */
    FAILED,
    /** Stopped because somebody asked; what it had done stands. */
    CANCELLED;

    public boolean over() {
        return this != WAITING && this != RUNNING;
    }
}
