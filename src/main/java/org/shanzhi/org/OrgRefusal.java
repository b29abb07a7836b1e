package org.shanzhi.org;

import org.shanzhi.kernel.RefusalCode;

/** Why a change of units, staff or posts cannot be made. */
public enum OrgRefusal implements RefusalCode {
    ABSENCE_OVER,
    ABSENCE_TOO_LONG,
    ABSENT_ALREADY,
    ALREADY_APPOINTED,
    CODE_TAKEN,
    DAY_BEFORE_START,
    DEPUTY_AWAY,
    DEPUTY_ELSEWHERE,
    FUNCTION_CENTRE_MISSING,
    HAS_OPEN_POSTS,
    HAS_OPEN_UNITS,
    MOVE_AT_WORK,
    NAME_MISSING,
    ONE_DISTRICT_ONLY,
    PARENT_CLOSED,
    PARENT_OF_OTHER_TIER,
    STANDS_THERE,
    POST_ENDED,
    ROLE_UNKNOWN,
    SECOND_PERSON_NEEDED,
    STAFF_LEFT,
    THREE_ADMINS_APART,
    UNIT_CLOSED,
    UNIT_CODE_MALFORMED,
    USERNAME_MALFORMED,
    USERNAME_TAKEN
}
