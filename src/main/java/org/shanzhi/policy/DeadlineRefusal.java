package org.shanzhi.policy;

import org.shanzhi.kernel.RefusalCode;

/** Why a deadline cannot be told. */
public enum DeadlineRefusal implements RefusalCode {
    /** Only a preview says so; a clock gets a provisional date. */
    HOLIDAYS_UNKNOWN
}
