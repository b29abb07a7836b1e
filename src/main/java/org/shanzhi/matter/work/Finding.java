package org.shanzhi.matter.work;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.shanzhi.kernel.paging.Cursor;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.kernel.paging.Page;
import org.shanzhi.matter.Duplicates.Candidate;
import org.shanzhi.matter.Duplicates.Told;
import org.shanzhi.matter.ListFilter;
import org.shanzhi.matter.MatterFinder;
import org.shanzhi.matter.MatterFinder.Alike;
import org.shanzhi.matter.MatterFinder.Found;
import org.shanzhi.matter.MatterFinder.Place;
import org.shanzhi.matter.MatterFinder.Self;
import org.shanzhi.matter.MatterLine;
import org.shanzhi.matter.Reach;
import org.shanzhi.matter.life.SightKeys;
import org.shanzhi.matter.life.Viewer;
import org.shanzhi.matter.store.SeenMatters;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Caller;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Lists of what was found by words. The finder's index says which matters; what is shown of them is read as the viewer from the
 * database, so that a matter hidden a moment ago is not shown however late the index hears of it.
 */
@Component
public class Finding {
    private static final String BEST = "best";
    private static final String NEWEST = "newest";

    private final ObjectProvider<MatterFinder> finder;
    private final SeenMatters seen;
    private final Organisation organisation;
    private final Clock clock;

    Finding(ObjectProvider<MatterFinder> finder, SeenMatters seen, Organisation organisation, Clock clock) {
        this.finder = finder;
        this.seen = seen;
        this.organisation = organisation;
        this.clock = clock;
    }

    public Page<MatterLine> page(Caller by, Viewer viewer, ListFilter filter, Limit limit, String after) {
        String order = filter.sort() == ListFilter.Sort.CREATED ? NEWEST : BEST;
        Optional<Place> place =
                Cursor.parse(order, after).map(c -> new Place((int) c.number(0), c.number(1), c.number(2)));
        var found = finder.getObject().find(reach(by, viewer), self(by), filter, limit.andOneMore(), place);
        var shown = found.subList(0, Math.min(found.size(), limit.limit()));
        String next = found.size() <= limit.limit() ? null : next(order, shown.getLast());
        return new Page<>(lines(by, viewer, shown), next);
    }

    /** As it is now, whatever the index knows of it. */
    private List<MatterLine> lines(Caller by, Viewer viewer, List<Found> found) {
        if (found.isEmpty()) return List.of();
        Map<Long, MatterLine> seenNow =
                those(by, viewer, found.stream().map(Found::id).toList());
        var lines = new ArrayList<MatterLine>();
        for (Found one : found) if (seenNow.containsKey(one.id())) lines.add(seenNow.get(one.id()));
        return lines;
    }

    /** Of matters that are known by id, those that the viewer sees. One statement. */
    public Map<Long, MatterLine> those(Caller by, Viewer viewer, Collection<Long> ids) {
        if (ids.isEmpty()) return Map.of();
        String prefix = organisation.district(by.district()).prefix();
        return seen.of(by.district(), viewer, ids).stream()
                .collect(
                        Collectors.toMap(entry -> entry.position().id(), entry -> entry.line(prefix), (one, _) -> one));
    }

    /** Those that the viewer sees at this moment, whatever the index knows. */
    public List<Candidate> alike(Caller by, Viewer viewer, Told told, int most) {
        List<Alike> found = finder.getObject().alike(reach(by, viewer), told, clock.instant(), most);
        if (found.isEmpty()) return List.of();
        Map<Long, MatterLine> seenNow =
                those(by, viewer, found.stream().map(Alike::id).toList());
        return found.stream()
                .filter(one -> seenNow.containsKey(one.id()))
                .map(one -> new Candidate(seenNow.get(one.id()), one.why()))
                .toList();
    }

    public int count(Caller by, Viewer viewer, ListFilter filter) {
        return finder.getObject().count(reach(by, viewer), self(by), filter);
    }

    public boolean whole(int district) {
        return finder.getObject().whole(district);
    }

    private static String next(String order, Found last) {
        Place place = last.place();
        return Cursor.of(order, place.part(), place.key(), place.id()).toString();
    }

    private Reach reach(Caller by, Viewer viewer) {
        Set<Long> granted = viewer instanceof Viewer.InPerson own ? seen.granted(by.district(), own) : Set.of();
        return new Reach(by.district(), SightKeys.of(viewer), granted);
    }

    private Self self(Caller by) {
        return new Self(SightKeys.of(Sight.own(by)), clock.instant());
    }
}
