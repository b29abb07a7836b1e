package org.shanzhi.routing.whistle.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.shanzhi.kernel.page.ClockTone;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.matter.ClockSheet;
import org.shanzhi.matter.ClockState;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Policies;
import org.shanzhi.routing.CallLevel;
import org.shanzhi.routing.CallState;
import org.shanzhi.routing.Ruling;
import org.springframework.stereotype.Component;

/** States, clocks and rulings of calls in the words of a reader. */
@Component
class CallWords {
    private final Policies policies;
    private final Organisation organisation;
    private final java.time.Clock clock;

    CallWords(Policies policies, Organisation organisation, java.time.Clock clock) {
        this.policies = policies;
        this.organisation = organisation;
        this.clock = clock;
    }

    String kind(String code, Page page) {
        return policies.label("whistles", code, page.locale());
    }

    String unit(int district, int id) {
        return organisation.unit(district, id).name();
    }

    static String state(CallState state, CallLevel level, Page page) {
        return level == null
                ? page.t("whistle.state." + state)
                : page.t("whistle.state.before", page.t("whistle.level." + level));
    }

    /** As of a state pill. */
    static String tone(CallState state) {
        return switch (state) {
            case BLOWN -> "wait";
            case SIGNED, CONTACTED, ARRIVED -> "do";
            case REPORTED -> "ok";
            case REFUSED -> "bad";
            case RELEASED -> "back";
            case DOWNGRADED -> "pause";
            case CLOSED, CALLED_OFF -> null;
        };
    }

    /** What runs first, in order of due time, then what is over; what was called off with the call is left out. */
    List<CallClock> clocks(String number, List<ClockSheet> sheets, Page page) {
        return sheets.stream()
                .filter(c -> c.state() != ClockState.CANCELLED)
                .sorted(Comparator.comparing((ClockSheet c) -> c.stopped() != null)
                        .thenComparing(ClockSheet::due))
                .map(c -> line(number, c, page))
                .toList();
    }

    private CallClock line(String number, ClockSheet c, Page page) {
        ClockTone tone = switch (c.state()) {
            case MET -> ClockTone.MET;
            case OVERDUE, MET_LATE -> ClockTone.LATE;
            case PAUSED -> ClockTone.PAUSE;
            case LAPSED, CANCELLED -> ClockTone.INFO;
            case RUNNING, PROVISIONAL -> ClockTone.running(c.started(), c.due(), clock.instant());
        };
        String note = switch (c.state()) {
            case MET -> page.t("whistle.clock.met", page.times().brief(c.stopped()));
            case MET_LATE -> page.t("whistle.clock.met_late", page.times().brief(c.stopped()));
            default -> null;
        };
        return new CallClock(
                policies.label("deadline_policies", c.policy(), page.locale()),
                c.due(),
                tone,
                note,
                "/matters/" + number + "/clocks/" + c.no());
    }

    /** Such as 「联席会议:责令报到(11月20日,4 家单位到会)」. */
    String ruling(int district, Ruling r, Page page) {
        String what = page.t("whistle.do." + r.action().code());
        String level = page.t("whistle.level." + r.level());
        LocalDate met = r.metOn();
        if (met == null)
            return page.t("whistle.ruling", level, what, page.times().brief(r.at()));
        String there =
                r.attended().stream().map(id -> unit(district, id)).collect(Collectors.joining(page.t("text.between")));
        return page.t("whistle.ruling.met", level, what, page.times().fullDay(met), there);
    }
}
