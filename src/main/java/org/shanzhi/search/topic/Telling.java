package org.shanzhi.search.topic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.matter.IndexSheet;
import org.shanzhi.matter.MatterIndexing;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Policies;
import org.shanzhi.search.hot.Told;
import org.springframework.stereotype.Component;

/** What a district was told, as an index may know it: no violence, no minors, nothing erased, no names. */
@Component
class Telling {
    private static final int AT_ONCE = 1_000;

    private final MatterIndexing matters;
    private final Organisation organisation;
    private final Policies policies;

    Telling(MatterIndexing matters, Organisation organisation, Policies policies) {
        this.matters = matters;
        this.organisation = organisation;
        this.policies = policies;
    }

    List<Told> since(int district, Instant from) {
        var told = new ArrayList<Told>();
        for (List<Long> some : inParts(matters.registered(district, from)))
            for (IndexSheet m : matters.sheets(district, some)) if (tells(m)) told.add(told(m));
        return told;
    }

    /** Those of these that tell nothing. */
    Set<Long> silent(int district, Collection<Long> ids) {
        var silent = new HashSet<>(ids);
        for (List<Long> some : inParts(List.copyOf(ids)))
            for (IndexSheet m : matters.sheets(district, some)) if (tells(m)) silent.remove(m.id());
        return silent;
    }

    private static boolean tells(IndexSheet m) {
        return !m.title().isEmpty() || !m.text().isEmpty();
    }

    private Told told(IndexSheet m) {
        String kind = m.typeCode() == null ? "" : policies.type(m.typeCode()).label(Locale.SIMPLIFIED_CHINESE);
        return new Told(m.id(), ChinaTime.day(m.registeredAt()), community(m), m.title(), m.text(), m.place(), kind);
    }

    private Integer community(IndexSheet m) {
        int lies = m.grid() == null ? m.unit() : m.grid();
        return organisation.line(m.district(), lies).community();
    }

    private static List<List<Long>> inParts(List<Long> ids) {
        var parts = new ArrayList<List<Long>>();
        for (int i = 0; i < ids.size(); i += AT_ONCE) parts.add(ids.subList(i, Math.min(i + AT_ONCE, ids.size())));
        return parts;
    }
}
