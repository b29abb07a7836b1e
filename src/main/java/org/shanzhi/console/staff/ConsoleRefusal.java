package org.shanzhi.console.staff;

import org.shanzhi.kernel.RefusalCode;

/** What is wrong with what was typed on these pages. */
enum ConsoleRefusal implements RefusalCode {
    ROLE_MISSING,
    START_DAY_MALFORMED,
    UNIT_UNKNOWN
}
