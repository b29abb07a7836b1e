package org.shanzhi.routing.whistle.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.matter.ClockSheet;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Caller;
import org.shanzhi.routing.CallAction;
import org.shanzhi.routing.CallLine;
import org.shanzhi.routing.Ruling;
import org.shanzhi.routing.WhistleSheet;
import org.shanzhi.routing.WhistleSheet.CallSheet;
import org.springframework.stereotype.Component;

/** Whistles as programs read them: units by code, instants with the offset of the one zone. */
@Component
class WhistleJson {
    private final Organisation organisation;

    WhistleJson(Organisation organisation) {
        this.organisation = organisation;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Whistle(
            String number, int no, String kind, String unit, OffsetDateTime at, String title, List<Call> calls) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Call(
            int no,
            String kind,
            String unit,
            String state,
            String level,
            OffsetDateTime at,
            OffsetDateTime ended,
            List<Clock> clocks,
            List<Decided> rulings,
            Map<String, Integer> marks,
            List<String> actions,
            List<String> rates) {}

    record Clock(String policy, OffsetDateTime due, LocalDate dueDay, String state) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Decided(String level, String action, OffsetDateTime at, LocalDate metOn, List<String> attended) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String number,
            int whistle,
            int call,
            String title,
            String kind,
            String from,
            String unit,
            String state,
            String level,
            OffsetDateTime at,
            OffsetDateTime ended,
            List<Clock> clocks) {}

    Whistle whistle(Caller by, WhistleSheet w) {
        return new Whistle(
                w.number(),
                w.no(),
                w.kind().name(),
                unit(by, w.unit()),
                at(w.at()),
                w.title().isEmpty() ? null : w.title(),
                w.calls().stream().map(c -> call(by, c)).toList());
    }

    private Call call(Caller by, CallSheet c) {
        return new Call(
                c.no(),
                c.kind().name(),
                unit(by, c.unit()),
                c.state().name(),
                c.level() == null ? null : c.level().name(),
                at(c.at()),
                at(c.ended()),
                c.clocks().stream().map(WhistleJson::clock).toList(),
                c.rulings().stream().map(r -> decided(by, r)).toList(),
                c.marks(),
                c.doable().stream().map(CallAction::code).toList(),
                c.rates());
    }

    private Decided decided(Caller by, Ruling r) {
        return new Decided(
                r.level().name(),
                r.action().code(),
                at(r.at()),
                r.metOn(),
                r.attended().stream().map(id -> unit(by, id)).toList());
    }

    Line line(Caller by, CallLine l) {
        return new Line(
                l.number(),
                l.whistle(),
                l.call(),
                l.title().isEmpty() ? null : l.title(),
                l.kind().name(),
                unit(by, l.from()),
                unit(by, l.unit()),
                l.state().name(),
                l.level() == null ? null : l.level().name(),
                at(l.at()),
                at(l.ended()),
                l.clocks().stream().map(WhistleJson::clock).toList());
    }

    private static Clock clock(ClockSheet c) {
        return new Clock(c.policy(), at(c.due()), c.dueDay(), c.state().name());
    }

    String unit(Caller by, int id) {
        return organisation.unit(by.district(), id).code();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atZone(ChinaTime.ZONE).toOffsetDateTime();
    }
}
