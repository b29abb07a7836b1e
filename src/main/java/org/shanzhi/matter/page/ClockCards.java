package org.shanzhi.matter.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.shanzhi.kernel.page.ClockTone;
import org.shanzhi.kernel.page.Times;
import org.shanzhi.matter.ClockSheet;
import org.shanzhi.matter.ClockState;
import org.shanzhi.matter.MatterSheet;
import org.shanzhi.matter.page.MatterView.ClockCard;
import org.shanzhi.policy.Nature;

/** Clocks as cards: what runs first, in order of due time, then what is over. */
final class ClockCards {
    private final Names.Reader names;
    private final Times times;
    private final Instant now;

    ClockCards(Names.Reader names, Times times, Instant now) {
        this.names = names;
        this.times = times;
        this.now = now;
    }

    List<ClockCard> of(MatterSheet sheet) {
        return sheet.clocks().stream()
                .filter(c -> c.state() != ClockState.CANCELLED)
                .sorted(Comparator.comparing((ClockSheet c) -> c.stopped() != null)
                        .thenComparing(ClockSheet::due))
                .map(c -> card(sheet.number(), c))
                .toList();
    }

    private ClockCard card(String number, ClockSheet c) {
        return new ClockCard(
                c.no(),
                names.label("deadline_policies", c.policy()),
                times.dueLong(c.due()),
                rest(c),
                tone(c),
                c.stopped() != null ? 1 : ClockTone.used(c.started(), c.due(), now),
                foot(c),
                "/matters/" + number + "/clocks/" + c.no());
    }

    private ClockTone tone(ClockSheet c) {
        return switch (c.state()) {
            case PAUSED -> ClockTone.PAUSE;
            case MET -> ClockTone.MET;
            case OVERDUE, MET_LATE -> ClockTone.LATE;
            case LAPSED, CANCELLED -> ClockTone.INFO;
            case RUNNING, PROVISIONAL ->
                c.nature() == Nature.DUTY && now.isBefore(c.due())
                        ? ClockTone.running(c.started(), c.due(), now)
                        : ClockTone.RUN;
        };
    }

    private String rest(ClockSheet c) {
        return switch (c.state()) {
            case RUNNING, OVERDUE -> times.remaining(c.due());
            case PROVISIONAL -> names.text("matter.clock.provisional", times.remaining(c.due()));
            case PAUSED -> names.text("matter.clock.paused");
            case MET -> names.text("matter.clock.met", times.length(Duration.between(c.started(), c.stopped())));
            case MET_LATE -> names.text("matter.clock.met_late", times.length(Duration.between(c.due(), c.stopped())));
            case LAPSED -> names.text("matter.clock.lapsed");
            case CANCELLED -> names.text("matter.clock.cancelled");
        };
    }

    private String foot(ClockSheet c) {
        // that it is ours to do goes without saying
        String nature = c.nature() == Nature.DUTY ? "" : names.label("natures", c.nature()) + " · ";
        String source = c.source() == null ? names.text("matter.clock.own_rule") : c.source();
        String extended = c.extension() > 0 ? names.text("matter.clock.extended", c.extension()) : "";
        return nature + source + extended;
    }
}
