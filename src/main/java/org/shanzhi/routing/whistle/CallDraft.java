package org.shanzhi.routing.whistle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.shanzhi.routing.CallLevel;
import org.shanzhi.routing.CallState;

/** A call while an action is being applied to it. A step that was taken before stays where it was. */
final class CallDraft {
    private final Call call;
    private final Instant now;
    private final List<String> told = new ArrayList<>();
    private CallState state;
    private CallLevel level;
    private boolean insisted;
    private Integer decider;
    private Instant signed;
    private Instant contacted;
    private Instant arrived;
    private Instant planned;
    private Instant reported;
    private Instant refused;
    private Instant ended;

    CallDraft(Call call, Instant now) {
        this.call = call;
        this.now = now;
        state = call.state();
        level = call.level();
        insisted = call.insisted();
        decider = call.decider();
        var marks = call.marks();
        signed = marks.signed();
        contacted = marks.contacted();
        arrived = marks.arrived();
        planned = marks.planned();
        reported = marks.reported();
        refused = marks.refused();
        ended = marks.ended();
    }

    CallDraft signed() {
        signed = first(signed, WhistleEvents.SIGNED);
        return this;
    }

    CallDraft contacted() {
        contacted = first(contacted, WhistleEvents.CONTACTED);
        return this;
    }

    CallDraft arrived() {
        arrived = first(arrived, WhistleEvents.ARRIVED);
        return this;
    }

    CallDraft planned() {
        planned = first(planned, WhistleEvents.PLAN_FILED);
        return this;
    }

    CallDraft reported() {
        reported = first(reported, WhistleEvents.REPORTED);
        return this;
    }

    CallDraft refused(CallLevel before) {
        refused = first(null, WhistleEvents.REFUSED);
        return before(before);
    }

    CallDraft before(CallLevel above) {
        level = above;
        return in(CallState.REFUSED);
    }

    CallDraft insisted() {
        insisted = true;
        level = null;
        return this;
    }

    /** @param event that says so; null when the end of the call says it */
    CallDraft decided(Stander who, String event) {
        decider = who.staff();
        if (event != null) told.add(event);
        return this;
    }

    CallDraft ended(CallState how) {
        ended = first(ended, WhistleEvents.CLOSED);
        level = null;
        return in(how);
    }

    CallDraft in(CallState next) {
        state = next;
        return this;
    }

    CallDecision.Happens done() {
        var marks = new Call.Marks(call.marks().blown(), signed, contacted, arrived, planned, reported, refused, ended);
        var after = new Call(
                call.matter(),
                call.no(),
                call.whistle(),
                call.kind(),
                call.unit(),
                state,
                level,
                insisted,
                decider,
                marks);
        return new CallDecision.Happens(after, List.copyOf(told));
    }

    private Instant first(Instant before, String event) {
        if (before != null) return before;
        told.add(event);
        return now;
    }
}
