package org.shanzhi.policy;

import org.shanzhi.kernel.RefusalCode;

/** Why deadlines cannot be edited so. */
public enum EditionRefusal implements RefusalCode {
    DEADLINE_AMOUNT_OUT_OF_RANGE,
    DEADLINE_IS_LAW,
    DEADLINE_LONGER_THAN_LAW,
    DEADLINE_NOT_COUNTED,
    DEADLINE_UNIT_STAYS,
    EDITION_BY_ONE_PERSON,
    EDITION_OVERTAKEN,
    EDITION_PUBLISHED,
    EDITION_REASON_SHORT,
    EDITION_UNCHANGED,
    MOVE_IN_THE_PAST,
    STATE_WITHOUT_DEADLINE
}
