package org.shanzhi.matter.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.kernel.page.ClockTone;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.matter.Channel;
import org.shanzhi.matter.DueWhen;
import org.shanzhi.matter.Kind;
import org.shanzhi.matter.MatterLine;
import org.shanzhi.matter.Risk;
import org.shanzhi.matter.State;
import org.shanzhi.matter.life.NextStep;
import org.shanzhi.matter.page.ListView.Filters;
import org.shanzhi.matter.page.ListView.Group;
import org.shanzhi.matter.page.ListView.Row;
import org.shanzhi.matter.page.ListView.Step;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Tier;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.MatterKind;
import org.shanzhi.policy.Nature;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.RoleScope;
import org.springframework.stereotype.Component;

/** Lines of lists in words, grouped by the day on which they are due. */
@Component
class ListViews {
    private static final Duration SOON = Duration.ofHours(24);

    private final Names names;
    private final Policies policies;
    private final Organisation organisation;
    private final Clock clock;

    ListViews(Names names, Policies policies, Organisation organisation, Clock clock) {
        this.names = names;
        this.policies = policies;
        this.organisation = organisation;
        this.clock = clock;
    }

    Row row(Caller by, MatterLine m, Page page) {
        var reader = names.of(by.district(), page.locale());
        return new Row(
                m.number(),
                m.title(),
                m.due(),
                tone(m, clock.instant()),
                m.provisional(),
                m.waiting().stream().map(w -> page.t("list.waiting." + w)).toList(),
                m.risk() == null ? null : m.risk().name(),
                m.typeCode() == null ? reader.label("matter_kinds", m.kind()) : reader.label("types", m.typeCode()),
                reader.label("channels", m.channel()),
                reader.label("case_states", m.state()),
                StateLook.of(m.state()),
                m.grid() == null ? "" : community(by, m.grid(), reader),
                reader.unit(m.grid()),
                reader.unit(m.unit()),
                m.state() == State.ARCHIVED ? m.registeredAt() : m.stateSince(),
                by.standsInFor(m.assignee(), m.unit()) ? reader.staff(m.assignee()) : null,
                new Snippet(List.of()),
                step(by, m, reader));
    }

    private String community(Caller by, int grid, Names.Reader reader) {
        return reader.unit(organisation.line(by.district(), grid).community());
    }

    private Step step(Caller by, MatterLine m, Names.Reader reader) {
        String action = NextStep.of(m.state()).orElse(null);
        if (action == null) return null;
        Permission permission = policies.action(action).permission();
        if (!by.may(permission)) return null;
        boolean own = m.unit() == by.unitId();
        if (!own && by.scopeFor(permission) != RoleScope.CENTRE) return null;
        boolean waits = own && m.state() == State.ROUTED;
        return new Step(action, reader.action(action), waits);
    }

    static ClockTone tone(MatterLine m, Instant now) {
        if (m.due() == null) return ClockTone.INFO;
        if (m.late() != null && !now.isBefore(m.late())) return ClockTone.LATE;
        if (m.provisional()) return ClockTone.RUN;
        return Duration.between(now, m.due()).compareTo(SOON) < 0 ? ClockTone.SOON : ClockTone.RUN;
    }

    /** 已超时, 今天, 明天, then day by day, at last what has no date. */
    List<Group> byDueDay(List<Row> rows, Page page) {
        var days = new LinkedHashMap<String, List<Row>>();
        rows.forEach(row -> days.computeIfAbsent(heading(row, page), any -> new ArrayList<>())
                .add(row));
        return days.entrySet().stream()
                .map(day -> new Group(day.getKey(), css(day.getValue().getFirst()), day.getValue()))
                .toList();
    }

    /** All under no heading. */
    static List<Group> together(List<Row> rows) {
        return rows.isEmpty() ? List.of() : List.of(new Group(null, "", rows));
    }

    private String heading(Row row, Page page) {
        if (row.due() == null) return page.t("list.no_date");
        if (row.tone() == ClockTone.LATE) return page.t("list.overdue");
        // what is due at 24:00 belongs to the day that ends then
        LocalDate day = ChinaTime.day(row.due().minusMillis(1));
        LocalDate today = page.times().today();
        String words = page.times().day(day);
        if (day.equals(today)) return page.t("list.today", words);
        return day.equals(today.plusDays(1)) ? page.t("list.tomorrow", words) : words;
    }

    private static String css(Row row) {
        return switch (row.tone()) {
            case LATE -> "late";
            case SOON -> "soon";
            default -> "";
        };
    }

    /** {@code states} is empty where the states are chosen otherwise; then units, days and duties are not offered either. */
    Filters filters(Caller by, Page page, ListView.Chosen chosen, List<State> states) {
        var reader = names.of(by.district(), page.locale());
        return new Filters(
                choices(reader, "case_states", states),
                choices(reader, "matter_kinds", List.of(Kind.values())),
                choices(reader, "channels", List.of(Channel.values())),
                choices(reader, "risk_levels", List.of(Risk.values())),
                types(page),
                choices(reader, "tiers", List.of(Tier.values())),
                states.isEmpty() ? List.of() : units(by),
                dues(chosen.due(), page),
                duties(page),
                chosen);
    }

    /** With the day that was chosen in a calendar, if any. */
    private static List<Choice> dues(String chosen, Page page) {
        var dues = new ArrayList<Choice>();
        for (DueWhen when : DueWhen.values()) dues.add(Choice.of(when.name(), page.t("board.when." + when)));
        if (chosen != null && dues.stream().noneMatch(due -> due.value().equals(chosen)))
            dues.add(Choice.of(chosen, page.t("board.on", page.times().day(LocalDate.parse(chosen)))));
        return dues;
    }

    private List<Choice> duties(Page page) {
        return policies.deadlines().active().stream()
                .filter(policy -> policy.nature() == Nature.DUTY)
                .map(policy -> Choice.of(policy.code(), policy.label(page.locale())))
                .toList();
    }

    private List<FormField.Group> types(Page page) {
        var groups = new ArrayList<FormField.Group>();
        for (MatterKind kind : MatterKind.values()) {
            groups.add(new FormField.Group(
                    policies.label("matter_kinds", kind.name(), page.locale()),
                    policies.taxonomy().classes(kind).stream()
                            .map(c -> Choice.of(c.code(), c.label(page.locale())))
                            .toList()));
        }
        return groups;
    }

    /** Departments and streets: communities and grids are too many to choose from a list. */
    private List<Choice> units(Caller by) {
        return organisation.units(by.district(), ChinaTime.day(clock.instant())).stream()
                .filter(unit -> unit.tier() == Tier.DISTRICT || unit.tier() == Tier.SUBDISTRICT)
                .map(unit -> Choice.of(unit.code(), unit.name()))
                .toList();
    }

    private static List<Choice> choices(Names.Reader reader, String list, List<? extends Enum<?>> codes) {
        return codes.stream()
                .map(code -> Choice.of(code.name(), reader.label(list, code)))
                .toList();
    }
}
