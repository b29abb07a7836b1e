package org.shanzhi.notify;

/** How far a message goes. Whatever leaves the house says a number, a rule and a time, and nothing of what it is about. */
public enum Reach {
    /** In the program only. */
    HOUSE,
    /** Also by what its reader chose, outside the reader's quiet hours. */
    OUTSIDE,
    /** Also by what its reader chose, at any hour. */
    URGENT
}
