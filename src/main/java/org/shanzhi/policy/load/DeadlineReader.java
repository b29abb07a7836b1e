package org.shanzhi.policy.load;

import java.time.DateTimeException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.shanzhi.calendar.Direction;
import org.shanzhi.calendar.HourStart;
import org.shanzhi.calendar.Limit;
import org.shanzhi.calendar.OfficeHours;
import org.shanzhi.calendar.Period;
import org.shanzhi.calendar.Unit;
import org.shanzhi.policy.Authority;
import org.shanzhi.policy.Conditions;
import org.shanzhi.policy.Conditions.Attribute;
import org.shanzhi.policy.DeadlinePolicy;
import org.shanzhi.policy.DeadlinePolicy.Basis;
import org.shanzhi.policy.DeadlinePolicy.Events;
import org.shanzhi.policy.DeadlinePolicy.Extension;
import org.shanzhi.policy.DeadlinePolicy.GivenDay;
import org.shanzhi.policy.DeadlinePolicy.Repeat;
import org.shanzhi.policy.DeadlinePolicy.Validity;
import org.shanzhi.policy.Deadlines;
import org.shanzhi.policy.Mark;
import org.shanzhi.policy.Nature;
import org.shanzhi.policy.PauseReason;

final class DeadlineReader {
    private static final String EVENTS = "events";
    private static final String POLICIES = "deadline_policies";
    private static final Map<Attribute, String> LISTS = new EnumMap<>(Map.of(
            Attribute.MODE, "modes",
            Attribute.PROCEDURE, "procedures",
            Attribute.RISK, "risk_levels",
            Attribute.COMPLEXITY, "complexities",
            Attribute.MEDIATION_KIND, "mediation_kinds",
            Attribute.WHISTLE, "whistles",
            Attribute.FLAG, "flags",
            Attribute.CHANNEL, "channels",
            Attribute.OUTCOME, "case_outcomes",
            Attribute.TYPE, "types"));

    private final Set<String> builtModules;
    private final Map<Nature, Set<String>> cancels = new EnumMap<>(Nature.class);

    private DeadlineReader(Set<String> builtModules) {
        this.builtModules = builtModules;
    }

    static Deadlines read(Sections sections, Set<String> builtModules) {
        DeadlineReader reader = new DeadlineReader(builtModules);
        reader.defaults(sections.settings("clock_defaults"));
        return new Deadlines(
                sections.read(POLICIES, reader::policy),
                sections.read("pause_reasons", DeadlineReader::pauseReason),
                officeHours(sections.settings("calendar")));
    }

    private void defaults(Row row) {
        row.settled("enabled", "true");
        row.settled("repeat", Repeat.CONTINUE.name());
        Row cancelsOn = row.row("cancels_on");
        for (Nature nature : Nature.values()) {
            cancels.put(nature, cancelsOn.codes(nature.name(), EVENTS));
        }
        cancelsOn.done();
        row.done();
    }

    private DeadlinePolicy policy(Row row) {
        Nature nature = row.one("nature", Nature.class);
        boolean enabled = row.flag("enabled", true);
        String module = row.code("module", "modules");
        return new DeadlinePolicy(
                row.code(),
                row.number("nr"),
                row.text("zh"),
                row.text("en"),
                module,
                enabled,
                builtModules.contains(module),
                row.code("scope", "policy_scopes"),
                conditions(row, "when"),
                exceptions(row),
                events(row, nature),
                limit(row),
                row.optionalRow("given").map(DeadlineReader::given),
                row.optionalCode("anchor", "anchors"),
                row.codes("pause", "pause_reasons"),
                row.optionalRow("extend").map(DeadlineReader::extension),
                row.optionalCode("on_expire", "on_expire"),
                nature,
                new Basis(
                        row.one("kind", Authority.class),
                        row.optionalText("source"),
                        row.one("mark", Mark.class),
                        row.optionalOne("reading", Mark.class)),
                row.codes("replaces", POLICIES),
                row.codes("follows", POLICIES),
                validity(row),
                row.optionalText("note"));
    }

    private Events events(Row row, Nature nature) {
        Set<String> triggers = row.oneOrMore("trigger", EVENTS);
        Set<String> stopsOn = row.codes("stops_on", EVENTS);
        Set<String> cancelsOn =
                new LinkedHashSet<>(row.has("cancels_on") ? row.codes("cancels_on", EVENTS) : cancels.get(nature));
        cancelsOn.addAll(row.codes("cancels_also", EVENTS));
        cancelsOn.removeAll(stopsOn);
        cancelsOn.removeAll(triggers);
        return new Events(
                List.copyOf(triggers),
                stopsOn,
                cancelsOn,
                row.codes("interrupt_on", EVENTS),
                row.optionalOne("repeat", Repeat.class).orElse(Repeat.CONTINUE));
    }

    private static Limit limit(Row row) {
        boolean roll = row.flag("roll", false);
        HourStart hourStart = row.optionalOne("hour_start", HourStart.class).orElse(HourStart.SAME_MOMENT);
        Direction direction = row.optionalOne("direction", Direction.class).orElse(Direction.AFTER_START);
        if (row.says("anchor") != (direction == Direction.BEFORE_ANCHOR)) {
            row.problem(
                    "anchor",
                    "counts back without an anchor, or has one and does not count back",
                    "write both anchor and direction: BEFORE_ANCHOR, or neither");
        }
        Period period = PeriodReader.in(row);
        if (direction == Direction.BEFORE_ANCHOR && period.unit() == Unit.END_OF_CALENDAR_MONTH) {
            row.problem("unit", "counts back to the end of a month", "use another unit");
            return Limit.before(0, Unit.CALENDAR_DAY, roll);
        }
        return new Limit(period, roll, hourStart, direction);
    }

    private static Conditions conditions(Row policy, String key) {
        return policy.optionalRow(key).map(DeadlineReader::conditions).orElse(Conditions.NONE);
    }

    private static Conditions exceptions(Row policy) {
        Conditions unless = conditions(policy, "unless");
        if (!unless.exceptTypes().isEmpty()) {
            policy.problem("unless", "leaves types out of an exception", "use except: in when: only");
        }
        return unless;
    }

    private static Conditions conditions(Row row) {
        Map<Attribute, Set<String>> wanted = new HashMap<>();
        LISTS.forEach((attribute, list) -> {
            String key = attribute.name().toLowerCase(Locale.ROOT);
            if (row.says(key)) {
                wanted.put(attribute, row.codes(key, list));
                if (wanted.get(attribute).isEmpty()) {
                    row.problem(
                            key,
                            "asks for no %s at all, which nothing is".formatted(key),
                            "name one or more, or take it out");
                }
            }
        });
        if (row.says("urgent")) {
            wanted.put(Attribute.URGENT, Set.of(Boolean.toString(row.flag("urgent", false))));
        }
        Conditions conditions = new Conditions(Map.copyOf(wanted), row.codes("except", "types"));
        row.done();
        return conditions;
    }

    private static Extension extension(Row row) {
        if (!row.has("cap")) {
            row.problem("has no cap", "add cap: {amount: …, unit: …}, or cap: null for no limit");
        }
        Extension extension = new Extension(
                row.optionalRow("cap").map(PeriodReader::of),
                row.code("needs", "extension_needs"),
                row.day("valid_from"));
        row.done();
        return extension;
    }

    private static GivenDay given(Row row) {
        var given = new GivenDay(row.code("by", EVENTS), row.one("how", GivenDay.How.class));
        row.done();
        return given;
    }

    private static Validity validity(Row row) {
        Set<String> courts = Set.of();
        if (row.isList("courts")) {
            courts = Set.copyOf(row.texts("courts"));
        } else if (row.says("courts")) {
            row.settled("courts", "ALL");
        }
        return new Validity(row.day("valid_from"), row.day("valid_to"), courts);
    }

    private static PauseReason pauseReason(Row row) {
        row.need("allowed_for", "[]");
        return new PauseReason(
                row.code(),
                row.text("zh"),
                row.text("en"),
                row.codes("allowed_for", POLICIES),
                row.optionalText("source"),
                row.one("mark", Mark.class));
    }

    private static OfficeHours officeHours(Row calendar) {
        calendar.settled("first_day_counted", "false");
        calendar.settled("month_end_rule", "SAME_DAY_ELSE_MONTH_END");
        calendar.settled("day_ends_at", "24:00");
        calendar.settled("roll_target", "FIRST_DAY_AFTER_REST_PERIOD");
        calendar.settled("missing_holiday_year", "PROVISIONAL");
        calendar.texts("overrides");
        Row hourStart = calendar.row("hour_start");
        hourStart.settled("civil", HourStart.SAME_MOMENT.name());
        hourStart.settled("litigation", HourStart.NEXT_HOUR.name());
        hourStart.done();
        Row publicHolidays = calendar.row("public_holidays_days");
        publicHolidays.keys().forEach(publicHolidays::number);
        Row office = calendar.row("office_hours");
        office.one("mark", Mark.class);
        OfficeHours hours = OfficeHours.STANDARD;
        try {
            hours = OfficeHours.parse(office.texts("value"));
        } catch (IllegalArgumentException | DateTimeException e) {
            office.problem(
                    "value",
                    "has hours that no office keeps",
                    "write them in order, such as \"09:00-12:00\", \"14:30-18:00\"");
        }
        office.done();
        calendar.done();
        return hours;
    }
}
