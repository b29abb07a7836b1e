package org.shanzhi.matter.life;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.shanzhi.matter.Reach.Way;
import org.shanzhi.org.Tier;

/**
 * What {@link Viewer} says, for an index outside the database: a matter has keys, and who looks has ways to see, each of which
 * opens with some keys and is barred by others. What was granted to a person is no key: it ends by itself.
 */
public final class SightKeys {
    private SightKeys() {}

    public static Set<String> of(Matter m) {
        var keys = new LinkedHashSet<String>();
        add(keys, Tier.DISTRICT, m.line().centre());
        add(keys, Tier.SUBDISTRICT, m.line().street());
        add(keys, Tier.COMMUNITY, m.line().community());
        add(keys, Tier.GRID, m.line().grid());
        keys.add(atHand(m.unit()));
        m.facts().assisting().forEach(unit -> keys.add(atHand(unit)));
        if (m.assignee() != null) {
            keys.add(assignee(m.assignee()));
            keys.add(assignee(m.assignee(), m.unit()));
        }
        return keys;
    }

    public static List<Way> of(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Centre v -> List.of(Way.by(key(Tier.DISTRICT, v.centre()), atHand(v.unit())));
            case Viewer.OfTier v -> ofTier(v);
            case Viewer.OfUnit v -> List.of(Way.by(atHand(v.unit())));
            case Viewer.Own v -> List.of(new Way(own(v), Set.of()));
            case Viewer.InPerson v -> of(v.scope());
            case Viewer.Nobody _ -> List.of();
        };
    }

    /** While units move, the lowest moved unit on a matter's line decides, see {@link Moving}. */
    private static List<Way> ofTier(Viewer.OfTier v) {
        var moving = v.moving();
        String column = key(v.tier(), v.unit());
        if (moving.none()) return List.of(Way.by(column, atHand(v.unit())));
        Set<String> grids = keys(Tier.GRID, moving.grids());
        var moved = new LinkedHashSet<>(grids);
        moved.addAll(keys(Tier.COMMUNITY, moving.communities()));
        var ways = new ArrayList<Way>();
        ways.add(Way.by(atHand(v.unit())));
        ways.add(new Way(Set.of(column), moved));
        ways.add(new Way(keys(Tier.COMMUNITY, moving.communitiesHere()), grids));
        ways.add(new Way(keys(Tier.GRID, moving.gridsHere()), Set.of()));
        return ways;
    }

    /** The key of a unit of the tiers, for what lies in it. */
    public static String key(Tier tier, int unit) {
        return prefix(tier) + unit;
    }

    /** What all keys of units of a tier begin with. */
    public static String prefix(Tier tier) {
        return tier.name();
    }

    private static Set<String> own(Viewer.Own v) {
        var own = new LinkedHashSet<String>();
        own.add(assignee(v.staff()));
        v.others().forEach(other -> own.add(assignee(other, v.unit())));
        return own;
    }

    private static Set<String> keys(Tier tier, Set<Integer> units) {
        return units.stream().map(unit -> key(tier, unit)).collect(Collectors.toSet());
    }

    /** A tier from which the matter is hidden has none. */
    private static void add(Set<String> keys, Tier tier, Integer unit) {
        if (unit != null) keys.add(key(tier, unit));
    }

    private static String atHand(int unit) {
        return "unit" + unit;
    }

    private static String assignee(int staff) {
        return "staff" + staff;
    }

    private static String assignee(int staff, int unit) {
        return assignee(staff) + "in" + unit;
    }
}
