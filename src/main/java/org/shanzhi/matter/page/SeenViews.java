package org.shanzhi.matter.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.matter.Grant;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.matter.MatterSheet;
import org.shanzhi.org.Line;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Component;

/** Says of a matter who may read it. */
@Component
class SeenViews {
    private final Names names;
    private final Organisation organisation;

    SeenViews(Names names, Organisation organisation) {
        this.names = names;
        this.organisation = organisation;
    }

    SeenBy of(Caller by, MatterReading.Whole whole, Page page) {
        var through = whole.through()
                .map(grant -> new SeenBy.Through(grant.until(), grant.emergency()))
                .orElse(null);
        var reader = names.of(by.district(), page.locale());
        return new SeenBy(units(whole.sheet(), reader, page), persons(by, whole.sheet(), page), through, whole.gives());
    }

    private static List<SeenBy.Unit> units(MatterSheet m, Names.Reader names, Page page) {
        var units = new ArrayList<SeenBy.Unit>();
        units.add(new SeenBy.Unit(names.unit(m.unit()), page.t("seen.holds")));
        for (int unit : m.assist()) units.add(new SeenBy.Unit(names.unit(unit), page.t("seen.assists")));
        Line line = m.line();
        above(units, line.grid(), m, "seen.grid", names, page);
        above(units, line.community(), m, "seen.community", names, page);
        above(units, line.street(), m, "seen.street", names, page);
        above(units, line.centre(), m, "seen.centre", names, page);
        return units;
    }

    private static void above(
            List<SeenBy.Unit> units, Integer unit, MatterSheet m, String why, Names.Reader names, Page page) {
        if (unit == null || unit == m.unit() || m.assist().contains(unit)) return;
        units.add(new SeenBy.Unit(names.unit(unit), page.t(why)));
    }

    private List<SeenBy.Person> persons(Caller by, MatterSheet m, Page page) {
        return m.grants().stream().map(grant -> person(by, grant, page)).toList();
    }

    private SeenBy.Person person(Caller by, Grant grant, Page page) {
        var staff = organisation.staff(by.district(), grant.staff());
        return new SeenBy.Person(
                staff.username(),
                staff.name(),
                serves(by.district(), grant.staff()),
                page.t(grant.emergency() ? "seen.emergency" : "matter.purpose." + grant.purpose()),
                grant.until(),
                grant.emergency());
    }

    /** Where somebody serves, which tells two people of one name apart. */
    String serves(int district, int staff) {
        return organisation.posts(district, staff).stream()
                .map(post -> organisation.unit(district, post.unitId()).name())
                .distinct()
                .collect(Collectors.joining(" · "));
    }
}
