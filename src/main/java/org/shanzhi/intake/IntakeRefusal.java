package org.shanzhi.intake;

import org.shanzhi.kernel.RefusalCode;

/** What the desk asks for beyond what makes a matter. Texts: messages/intake_*. */
public enum IntakeRefusal implements RefusalCode {
    NOBODY_ASKS,
    NOTICE_NOT_GIVEN,
    LATE_NEEDS_TIME,
    LATE_NEEDS_REASON,
    STORED_BEFORE,
    LIST_LINE
}
