package org.shanzhi.intake;

import java.util.Set;

/** How far the import of a file is. */
public enum ImportState {
    /** Handed in; nothing was read. */
    NEW,
    TESTING,
    /** Everything was read and decided, nothing was written. */
    TESTED,
    RUNNING,
    DONE,
    CANCELLED,
    FAILED;

    private static final Set<ImportState> AT_WORK = Set.of(TESTING, RUNNING);

    public boolean atWork() {
        return AT_WORK.contains(this);
    }
}
