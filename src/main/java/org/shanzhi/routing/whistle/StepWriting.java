package org.shanzhi.routing.whistle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refused;
import org.shanzhi.matter.MatterGlances;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterRefusal;
import org.shanzhi.policy.Caller;
import org.shanzhi.routing.CallAction;
import org.shanzhi.routing.CallLevel;
import org.shanzhi.routing.CallStep;
import org.shanzhi.routing.Minutes;
import org.shanzhi.routing.Ruling;
import org.shanzhi.routing.WhistleRefusal;
import org.shanzhi.routing.whistle.store.RulingStore;
import org.shanzhi.routing.whistle.store.WhistleStore;
import org.springframework.stereotype.Component;

/** Writes a step that was decided on: the matter's log and clocks, the call, the ruling, whoever is called next. */
@Component
public class StepWriting {
    private static final int FEWEST_IN_A_CONFERENCE = 2;
    private static final Set<CallAction> CALLS_AGAIN = Set.of(CallAction.DOWNGRADE, CallAction.ASSIGN);

    private final WhistleStore store;
    private final RulingStore rulings;
    private final Calling calling;
    private final Bells bells;
    private final Callees callees;
    private final MatterGlances matters;

    StepWriting(
            WhistleStore store,
            RulingStore rulings,
            Calling calling,
            Bells bells,
            Callees callees,
            MatterGlances matters) {
        this.store = store;
        this.rulings = rulings;
        this.calling = calling;
        this.bells = bells;
        this.callees = callees;
        this.matters = matters;
    }

    /**
     * @throws Invalid what the step needs and does not say
     * @throws Refused the unit cannot be called again by a lower whistle
     */
    public void write(
            Caller by,
            MatterNumber number,
            Whistle whistle,
            Call before,
            CallDecision.Happens happens,
            CallStep step,
            Instant now) {
        check(by, whistle, before, step, now);
        int district = by.district();
        Call after = happens.after();
        store.update(district, after);
        calling.tell(by, number, after, happens.told(), step.text(), now);
        if (step.action().side() == CallAction.Side.LEVEL) {
            Minutes m = step.minutes();
            rulings.add(
                    district,
                    before,
                    by.staffId(),
                    new Ruling(
                            before.level(),
                            step.action(),
                            now,
                            m == null ? null : m.metOn(),
                            m == null
                                    ? List.of()
                                    : m.attended().stream().distinct().toList()));
        }
        bells.done(by, number, whistle, after, step.action());
        if (CALLS_AGAIN.contains(step.action())) again(by, number, whistle, after, step, now);
    }

    /** The same unit by a lower whistle, or another one by the same. */
    private void again(Caller by, MatterNumber number, Whistle whistle, Call over, CallStep step, Instant now) {
        boolean lower = step.action() == CallAction.DOWNGRADE;
        calling.call(
                by,
                number,
                whistle,
                lower ? over.kind().lower().orElseThrow() : over.kind(),
                lower ? over.unit() : step.unit(),
                step.text(),
                OptionalInt.empty(),
                now);
    }

    private void check(Caller by, Whistle whistle, Call call, CallStep step, Instant now) {
        var errors = new ArrayList<FieldError>();
        if (step.action().worded() && step.text() == null) errors.add(FieldError.of("text", MatterRefusal.REQUIRED));
        if (call.level() == CallLevel.CONFERENCE && step.action().side() == CallAction.Side.LEVEL)
            minutes(step.minutes(), call.marks().refused(), now, errors);
        if (step.action() == CallAction.ASSIGN) unit(by, whistle, step.unit(), errors);
        if (!errors.isEmpty()) throw new Invalid(errors);
        if (step.action() == CallAction.DOWNGRADE)
            callees.againstCallingAgain(round(by, whistle), call).ifPresent(reason -> {
                throw new Refused(List.of(reason));
            });
    }

    private static void minutes(Minutes minutes, Instant refused, Instant now, List<FieldError> errors) {
        if (minutes == null || minutes.metOn() == null) errors.add(FieldError.of("metOn", MatterRefusal.REQUIRED));
        else if (minutes.metOn().isAfter(ChinaTime.day(now)))
            errors.add(FieldError.of("metOn", WhistleRefusal.CALL_MEETING_TO_COME));
        else if (minutes.metOn().isBefore(ChinaTime.day(refused)))
            errors.add(FieldError.of("metOn", WhistleRefusal.CALL_MEETING_TOO_EARLY));
        if (minutes == null || minutes.attended().stream().distinct().count() < FEWEST_IN_A_CONFERENCE)
            errors.add(FieldError.of("attended", WhistleRefusal.CALL_NEEDS_MINUTES));
    }

    private void unit(Caller by, Whistle whistle, Integer unit, List<FieldError> errors) {
        if (unit == null) {
            errors.add(FieldError.of("unit", MatterRefusal.REQUIRED));
            return;
        }
        errors.addAll(callees.against(round(by, whistle), "unit", List.of(unit)));
    }

    private Callees.Round round(Caller by, Whistle whistle) {
        long matter = whistle.matter();
        int leader = matters.of(by, List.of(matter)).get(matter).unit();
        return new Callees.Round(by.district(), whistle.unit(), leader, store.of(by.district(), matter));
    }
}
