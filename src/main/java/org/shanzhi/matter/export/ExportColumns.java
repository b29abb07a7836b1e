package org.shanzhi.matter.export;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shanzhi.kernel.page.Times;
import org.shanzhi.kernel.text.Messages;
import org.shanzhi.matter.MatterLine;
import org.shanzhi.matter.page.Names;
import org.shanzhi.org.Organisation;
import org.springframework.stereotype.Component;

/** What a list shows of a matter, as cells: the same codes in words, the same masked title, and no party. */
@Component
class ExportColumns {
    private static final List<String> COLUMNS = List.of(
            "number",
            "title",
            "kind",
            "type",
            "channel",
            "state",
            "since",
            "risk",
            "unit",
            "street",
            "community",
            "grid",
            "due",
            "late",
            "waiting",
            "registered",
            "outcome");

    private final Names names;
    private final Organisation organisation;
    private final Messages messages;
    private final Clock clock;

    ExportColumns(Names names, Organisation organisation, Messages messages, Clock clock) {
        this.names = names;
        this.organisation = organisation;
        this.messages = messages;
        this.clock = clock;
    }

    Reader of(int district, Locale locale) {
        return new Reader(district, names.of(district, locale), new Times(clock, locale, messages), clock.instant());
    }

    /** The cells as one reader reads them, as of one moment. */
    final class Reader {
        private final int district;
        private final Names.Reader words;
        private final Times times;
        private final Instant now;

        private Reader(int district, Names.Reader words, Times times, Instant now) {
            this.district = district;
            this.words = words;
            this.times = times;
            this.now = now;
        }

        String title() {
            return words.text("nav.matters");
        }

        List<String> headings() {
            return COLUMNS.stream().map(c -> words.text("export.column." + c)).toList();
        }

        List<String> cells(MatterLine m) {
            var line = m.grid() == null ? null : organisation.line(district, m.grid());
            return Stream.of(
                            m.number(),
                            m.title().isEmpty() ? words.text("matter.erased") : m.title(),
                            words.label("matter_kinds", m.kind()),
                            m.typeCode() == null ? "" : words.label("types", m.typeCode()),
                            words.label("channels", m.channel()),
                            words.label("case_states", m.state()),
                            times.minute(m.stateSince()),
                            words.label("risk_levels", m.risk()),
                            words.unit(m.unit()),
                            line == null ? "" : words.unit(line.street()),
                            line == null ? "" : words.unit(line.community()),
                            words.unit(m.grid()),
                            due(m),
                            m.late() != null && !now.isBefore(m.late()) ? words.text("export.late") : "",
                            m.waiting().stream()
                                    .map(w -> words.text("list.waiting." + w))
                                    .collect(Collectors.joining(" ")),
                            times.minute(m.registeredAt()),
                            words.label("case_outcomes", m.outcome()))
                    .toList();
        }

        private String due(MatterLine m) {
            if (m.due() == null) return "";
            return times.dueMinute(m.due()) + (m.provisional() ? " " + words.text("list.provisional") : "");
        }
    }
}
