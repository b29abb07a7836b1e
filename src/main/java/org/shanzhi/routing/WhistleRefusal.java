package org.shanzhi.routing;

import org.shanzhi.kernel.RefusalCode;

/** Why a whistle cannot be blown, or a call not be moved so. Texts: messages/whistle_*. */
public enum WhistleRefusal implements RefusalCode {
    // blowing
    HARD_WHISTLE_NEEDS_HEAD,
    WHISTLE_CALLS_OTHERS,
    WHISTLE_CALLS_NOT_THE_CENTRE,
    WHISTLE_UNIT_CLOSED,
    WHISTLE_NOBODY_THERE,
    WHISTLE_CALLED_ALREADY,
    WHISTLE_TOO_MANY_UNITS,
    // the call of one department
    CALL_NOT_IN_THIS_STATE,
    CALL_OF_ANOTHER_UNIT,
    WHISTLE_OF_ANOTHER_UNIT,
    CALL_LIES_BEFORE_OTHERS,
    CALL_ARRIVE_FIRST,
    CALL_PLAN_FIRST,
    CALL_NO_PLAN_NEEDED,
    CALL_PLAN_FILED,
    CALL_REFUSED_ONCE,
    CALL_HEAD_CANNOT_RELEASE,
    CALL_NOBODY_ABOVE,
    CALL_DECIDED_BELOW_BY_YOU,
    CALL_ONLY_CONFERENCE_ASSIGNS,
    CALL_NO_LOWER_WHISTLE,
    CALL_NEEDS_MINUTES,
    CALL_MEETING_TO_COME,
    CALL_MEETING_TOO_EARLY,
    // a unit that closes
    UNIT_IS_CALLED,
    UNIT_HAS_BLOWN,
    // ratings
    CALL_NOT_RATED_YET,
    CALL_RATED,
    CALL_MARKS,
    CALL_NOT_RATED_BY_YOU,
    // figures
    WHISTLE_FIGURES_YEARS
}
