package org.shanzhi.matter;

/** Where a run of counting clocks again is. */
public enum RecountState {
    /** At work, or waiting until a node takes it up. */
    RUNNING,
    /** Stopped by somebody; it goes on where it stopped when somebody wants it to. */
    CANCELLED,
    DONE
}
