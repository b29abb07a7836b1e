package org.shanzhi.kernel.database;

import org.shanzhi.kernel.RefusalCode;

/** What the database layer refuses while the program runs. */
public enum DatabaseCode implements RefusalCode {
    /** This node's clock and the database's are two seconds or more apart. */
    CLOCK_NOT_TRUSTWORTHY
}
