package org.shanzhi.routing.whistle.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.text.Clean;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.MatterRefusal;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Unit;
import org.shanzhi.policy.Caller;
import org.shanzhi.routing.CallAction;
import org.shanzhi.routing.CallStep;
import org.shanzhi.routing.Minutes;
import org.springframework.stereotype.Component;

/** Reads what was sent for a step; pages and programs send the same. */
@Component
class StepReading {
    private static final int LONGEST = 20_000;

    private final Organisation organisation;

    StepReading(Organisation organisation) {
        this.organisation = organisation;
    }

    /**
     * As it was sent; each may be null.
     *
     * @param attended codes of units
     * @param unit code of a unit
     */
    record Sent(String text, String metOn, List<String> attended, String unit) {}

    static CallAction action(String code) {
        return CallAction.of(code).orElseThrow(() -> new NotFound("action"));
    }

    /** @throws org.shanzhi.kernel.Invalid naming every field that cannot be understood */
    CallStep read(Caller by, CallAction action, Sent sent) {
        var clean = new Clean();
        String text = clean.text("text", sent.text(), LONGEST);
        LocalDate met = day(sent.metOn(), clean);
        List<Integer> there = sent.attended() == null
                ? List.of()
                : sent.attended().stream()
                        .map(code -> unit(by, "attended", code, clean))
                        .filter(Objects::nonNull)
                        .toList();
        Integer unit = sent.unit() == null || sent.unit().isBlank() ? null : unit(by, "unit", sent.unit(), clean);
        clean.orInvalid();
        Minutes minutes = met == null && there.isEmpty() ? null : new Minutes(met, there);
        return new CallStep(action, FreeText.of(text), minutes, unit);
    }

    private static LocalDate day(String typed, Clean clean) {
        if (typed == null || typed.isBlank()) return null;
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeException e) {
            clean.add(FieldError.of("metOn", MatterRefusal.BAD_DATE));
            return null;
        }
    }

    private Integer unit(Caller by, String field, String code, Clean clean) {
        String named = code == null ? "" : code.strip();
        var unit = organisation.byCode(by.district(), named).map(Unit::id);
        if (unit.isEmpty()) clean.add(FieldError.of(field, MatterRefusal.UNKNOWN_UNIT, named));
        return unit.orElse(null);
    }
}
