package org.shanzhi.routing.whistle;

import static org.shanzhi.routing.CallState.ARRIVED;
import static org.shanzhi.routing.CallState.BLOWN;
import static org.shanzhi.routing.CallState.CALLED_OFF;
import static org.shanzhi.routing.CallState.CLOSED;
import static org.shanzhi.routing.CallState.CONTACTED;
import static org.shanzhi.routing.CallState.DOWNGRADED;
import static org.shanzhi.routing.CallState.RELEASED;
import static org.shanzhi.routing.CallState.REPORTED;
import static org.shanzhi.routing.CallState.SIGNED;

import java.time.Instant;
import org.shanzhi.routing.CallAction;
import org.shanzhi.routing.CallLevel;

/** What an action makes of a call: a pure function. A later step answers for the earlier ones that were skipped. */
public final class CallDecide {
    private CallDecide() {}

    public static CallDecision on(Call call, CallAction action, Stander who, Instant now) {
        var reasons = CallRules.against(call, action, who);
        return reasons.isEmpty() ? happens(call, action, who, now) : new CallDecision.Not(reasons);
    }

    private static CallDecision.Happens happens(Call call, CallAction action, Stander who, Instant now) {
        var next = new CallDraft(call, now);
        switch (action) {
            case SIGN -> next.signed().in(SIGNED);
            case CONTACT -> next.contacted().in(CONTACTED);
            // whoever stands there has heard the whistle and is in touch
            case ARRIVE -> next.signed().contacted().arrived().in(ARRIVED);
            case FILE_PLAN -> next.planned();
            case REPORT -> next.contacted().reported().in(REPORTED);
            case CLOSE -> next.ended(CLOSED);
            case CALL_OFF -> next.ended(CALLED_OFF);
            case REFUSE -> refuse(next, who);
            case INSIST ->
                next.decided(who, WhistleEvents.INSISTED)
                        .insisted()
                        .in(call.marks().signed() == null ? BLOWN : SIGNED);
            case PASS_UP -> next.decided(who, WhistleEvents.PASSED_UP).before(above(call.level(), who));
            case RELEASE, ASSIGN -> next.decided(who, null).ended(RELEASED);
            case DOWNGRADE -> next.decided(who, null).ended(DOWNGRADED);
        }
        return next.done();
    }

    /** A head who refuses has decided already. */
    private static void refuse(CallDraft next, Stander who) {
        if (who.head()) next.decided(who, null).refused(above(CallLevel.UNIT_HEAD, who));
        else next.refused(CallLevel.UNIT_HEAD);
    }

    /** Nobody decides on two levels running: after somebody who commands alone comes the conference. */
    private static CallLevel above(CallLevel level, Stander who) {
        return who.alone() ? CallLevel.CONFERENCE : level.above().orElseThrow();
    }
}
