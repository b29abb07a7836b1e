package org.shanzhi.routing.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.page.Typed;
import org.shanzhi.matter.Flag;
import org.shanzhi.matter.MatterRefusal;
import org.shanzhi.matter.MatterSheet;
import org.shanzhi.matter.Willing;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Unit;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.MatterKind;
import org.shanzhi.policy.MatterType;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.Route;
import org.springframework.stereotype.Component;

/** Everything that can be chosen for one matter. Suggestions come from its place alone; a person decides. */
@Component
class Choices {
    private static final String MEDIATION = "MEDIATION";

    private final Policies policies;
    private final Organisation organisation;

    Choices(Policies policies, Organisation organisation) {
        this.policies = policies;
        this.organisation = organisation;
    }

    Desk.Lists of(Caller by, MatterSheet m, Typed typed, Page page) {
        var suggested = suggested(by, m, page);
        return new Desk.Lists(
                types(m, page),
                listed("complexities", page),
                List.of(
                        Choice.of("true", page.t("triage.mediable.true")),
                        Choice.of("false", page.t("triage.mediable.false"))),
                routes(page),
                barred(m),
                listed("reject_reasons", page),
                facts(page),
                suggested,
                chosen(by, typed.all("unit"), suggested),
                chosen(by, typed.all("assist"), suggested));
    }

    private List<Desk.Group> types(MatterSheet m, Page page) {
        return policies.taxonomy().classes(MatterKind.valueOf(m.kind().name())).stream()
                .map(c -> new Desk.Group(
                        c.label(page.locale()),
                        policies.taxonomy().typesOf(c.code()).stream()
                                .map(t -> new Desk.TypeChoice(t.code(), t.label(page.locale()), hints(t, c)))
                                .toList()))
                .toList();
    }

    /** A type without hints of its own is treated like its class. */
    private static String hints(MatterType type, MatterType of) {
        return String.join(" ", type.routeHints().isEmpty() ? of.routeHints() : type.routeHints());
    }

    private List<Choice> listed(String list, Page page) {
        return policies.vocabulary().of(list).stream()
                .map(row -> Choice.of(row.code(), row.label(page.locale())))
                .toList();
    }

    private List<Choice> routes(Page page) {
        return policies.routes().values().stream()
                .sorted(Comparator.comparingInt(Route::offerOrder))
                .map(r -> Choice.of(r.code(), r.label(page.locale())))
                .toList();
    }

    /** Shown with its reason before anybody picks it; the façade refuses it again. */
    private static Map<String, Refusal> barred(MatterSheet m) {
        var barred = new HashMap<String, Refusal>();
        if (m.parties().stream().anyMatch(p -> p.willing() == Willing.NO))
            barred.put(MEDIATION, Refusal.of(MatterRefusal.A_PARTY_REFUSES_MEDIATION));
        if (m.flags().contains(Flag.DV)) barred.put(MEDIATION, Refusal.of(MatterRefusal.NO_MEDIATION_OF_VIOLENCE));
        return barred;
    }

    private List<Desk.Facts> facts(Page page) {
        var risk = policies.lifeCycle().risk();
        return risk.levels().stream()
                .map(level -> new Desk.Facts(
                        level,
                        policies.vocabulary().of("risk_facts").stream()
                                .filter(f -> risk.facts().get(level).contains(f.code()))
                                .map(f -> Choice.of(f.code(), f.label(page.locale())))
                                .toList()))
                .toList();
    }

    /** 属地: street, community and grid of the place; the lowest that can settle it is the person's to choose. */
    private List<Choice> suggested(Caller by, MatterSheet m, Page page) {
        var units = new ArrayList<Choice>();
        add(units, by, m.line().street(), "triage.unit.street", page);
        add(units, by, m.line().community(), "triage.unit.community", page);
        add(units, by, m.line().grid(), "triage.unit.grid", page);
        return List.copyOf(units);
    }

    private void add(List<Choice> units, Caller by, Integer id, String reason, Page page) {
        if (id == null) return;
        Unit unit = organisation.unit(by.district(), id);
        if (unit.openOn(page.times().today())) units.add(new Choice(unit.code(), unit.name(), page.t(reason)));
    }

    /** What was found by a search stays when the form is shown again. */
    List<Choice> chosen(Caller by, List<String> codes, List<Choice> suggested) {
        return codes.stream()
                .filter(code -> suggested.stream().noneMatch(s -> s.value().equals(code)))
                .flatMap(code -> organisation.byCode(by.district(), code).stream())
                .map(unit -> new Choice(unit.code(), unit.name(), above(by, unit)))
                .toList();
    }

    private String above(Caller by, Unit unit) {
        return unit.parentId() == null
                ? null
                : organisation.unit(by.district(), unit.parentId()).name();
    }
}
