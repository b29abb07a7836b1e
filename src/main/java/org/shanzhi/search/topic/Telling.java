package org.shanzhi.search.topic;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.matter.IndexSheet;
import org.shanzhi.matter.MatterIndexing;
import org.shanzhi.org.Line;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Policies;
import org.shanzhi.search.hot.Told;
import org.shanzhi.search.topic.AreaNames.Known;
import org.springframework.stereotype.Component;

/** What a district was told, as an index may know it: no violence, no minors, nothing erased, no names. */
@Component
class Telling {
    private static final int AT_ONCE = 1_000;

    private final MatterIndexing matters;
    private final Organisation organisation;
    private final Policies policies;
    private final AreaNames names;
    private final Clock clock;

    Telling(MatterIndexing matters, Organisation organisation, Policies policies, AreaNames names, Clock clock) {
        this.matters = matters;
        this.organisation = organisation;
        this.policies = policies;
        this.names = names;
        this.clock = clock;
    }

    List<Told> since(int district, Instant from) {
        var told = new ArrayList<Told>();
        Known known = names.on(district, ChinaTime.day(clock.instant()));
        for (List<Long> some : inParts(matters.registered(district, from)))
            for (IndexSheet m : matters.sheets(district, some)) if (tells(m)) told.add(told(m, known));
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

    private Told told(IndexSheet m, Known known) {
        String kind = m.typeCode() == null ? "" : policies.type(m.typeCode()).label(Locale.SIMPLIFIED_CHINESE);
        Line line = organisation.line(m.district(), m.grid() == null ? m.unit() : m.grid());
        Integer community = Optional.ofNullable(line.community())
                .or(() -> known.community(m.place()))
                .orElse(null);
        Integer street = community == null
                ? line.street()
                : organisation.line(m.district(), community).street();
        return new Told(
                m.id(),
                ChinaTime.day(m.registeredAt()),
                community,
                known.without(m.title(), own(street, community)),
                known.without(m.text(), own(street, community)),
                known.without(m.place()),
                kind);
    }

    private static Stream<Integer> own(Integer street, Integer community) {
        return Stream.of(Optional.ofNullable(street), Optional.ofNullable(community))
                .flatMap(Optional::stream);
    }

    private static List<List<Long>> inParts(List<Long> ids) {
        var parts = new ArrayList<List<Long>>();
        for (int i = 0; i < ids.size(); i += AT_ONCE) parts.add(ids.subList(i, Math.min(i + AT_ONCE, ids.size())));
        return parts;
    }
}
