package org.shanzhi.matter.page;

import java.time.Clock;
import java.util.Optional;
import org.shanzhi.kernel.page.ClockTone;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.matter.ClockSheet;
import org.shanzhi.matter.ClockState;
import org.shanzhi.matter.MatterBeside;
import org.shanzhi.matter.MatterSheet;
import org.shanzhi.matter.Supervision;
import org.shanzhi.matter.SupervisionLine;
import org.shanzhi.matter.SupervisionState;
import org.shanzhi.matter.page.MatterView.Beside;
import org.shanzhi.matter.page.SupervisionRow.Step;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.springframework.stereotype.Component;

/** Supervisions in words: their level, their state, the unit that answers and whoever ordered them. */
@Component
class SupervisionViews {
    private final Names names;
    private final Clock clock;

    SupervisionViews(Names names, Clock clock) {
        this.names = names;
        this.clock = clock;
    }

    SupervisionRow row(Caller by, SupervisionLine line, Page page) {
        var reader = names.of(by.district(), page.locale());
        Supervision s = line.of();
        Optional<ClockSheet> running = line.clock().filter(c -> c.stopped() == null);
        return new SupervisionRow(
                line.number(),
                line.title(),
                s.no(),
                reader.label("supervision_levels", s.level()),
                state(s, line.clock(), page),
                tone(s, line.clock()),
                reader.unit(line.unit()),
                reader.unit(s.unit()) + " " + reader.staff(s.staff()),
                s.orderedAt(),
                running.map(ClockSheet::due).orElse(null),
                running.map(this::tone).orElse(null),
                s.returned() == 0 ? "" : page.t("supervision.returned", s.returned()),
                slip(line.number(), s),
                step(by, line, page));
    }

    /** Those of a matter, for its page. */
    Optional<Beside> beside(Caller by, MatterSheet sheet, Page page) {
        if (sheet.supervisions().isEmpty()) return Optional.empty();
        var reader = names.of(by.district(), page.locale());
        var lines = sheet.supervisions().stream()
                .map(s -> new MatterBeside.Line(
                        page.t("supervision.of_level", s.no(), reader.label("supervision_levels", s.level())),
                        slip(sheet.number(), s),
                        state(s, clock(sheet, s), page),
                        tone(s, clock(sheet, s))))
                .toList();
        return Optional.of(new Beside(page.t("supervision.heading"), lines));
    }

    /** The clock of its answer that began last. */
    static Optional<ClockSheet> clock(MatterSheet sheet, Supervision s) {
        return sheet.clocks().stream().filter(c -> c.about() == s.no()).reduce((first, last) -> last);
    }

    static String state(Supervision s, Optional<ClockSheet> clock, Page page) {
        return page.t("supervision.state." + (late(s, clock) ? "OVERDUE" : s.state()));
    }

    private static boolean late(Supervision s, Optional<ClockSheet> clock) {
        return s.state() == SupervisionState.ORDERED
                && clock.filter(c -> c.state() == ClockState.OVERDUE).isPresent();
    }

    private static String tone(Supervision s, Optional<ClockSheet> clock) {
        return switch (s.state()) {
            case ORDERED -> late(s, clock) ? "bad" : "wait";
            case ANSWERED -> "do";
            case CLOSED -> "ok";
        };
    }

    private ClockTone tone(ClockSheet c) {
        return c.state() == ClockState.OVERDUE
                ? ClockTone.LATE
                : ClockTone.running(c.started(), c.due(), clock.instant());
    }

    private static String slip(String number, Supervision s) {
        return "/matters/" + number + "/supervisions/" + s.no();
    }

    private static Step step(Caller by, SupervisionLine line, Page page) {
        String action = line.judged()
                ? "supervise-close"
                : line.of().state() == SupervisionState.ORDERED
                                && by.may(Permission.SUPERVISE_REPLY)
                                && by.unitId() == line.unit()
                        ? "supervise-reply"
                        : null;
        if (action == null) return null;
        String href = "/matters/" + line.number() + "?do=" + action + "&no="
                + line.of().no() + "#act";
        return new Step(page.t("supervision.do." + action), href);
    }
}
