package org.shanzhi.org.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shanzhi.org.Absence;
import org.shanzhi.org.District;
import org.shanzhi.org.Line;
import org.shanzhi.org.Move;
import org.shanzhi.org.Post;
import org.shanzhi.org.Staff;
import org.shanzhi.org.Tier;
import org.shanzhi.org.Unit;
import org.shanzhi.org.UnitKind;

/** The whole of a district's units, staff and posts at one edition. Immutable, about 2 MB for 2,500 staff. */
public final class Snapshot {
    public static final Comparator<Staff> BY_USERNAME = Comparator.comparing(Staff::username);
    private static final Comparator<Unit> BY_TIER_AND_CODE =
            Comparator.comparing(Unit::tier).thenComparing(Unit::kind).thenComparing(Unit::code);
    private static final Comparator<Post> OLDEST_FIRST =
            Comparator.comparing(Post::from).thenComparingInt(Post::id);

    private final District district;
    private final long edition;
    private final List<Unit> units;
    private final List<Staff> staff;
    private final Map<Integer, Unit> unitById;
    private final Map<String, Unit> unitByCode;
    private final Map<Integer, List<Unit>> below;
    private final Map<Integer, Line> lines;
    private final Map<Integer, Staff> staffById;
    private final Map<String, Staff> staffByUsername;
    private final Map<Integer, List<Post>> postsOf;
    private final Map<Integer, List<Post>> postsIn;
    private final List<Absence> absences;
    private final List<Move> moves;
    private final Map<Integer, List<Absence>> absencesIn;

    Snapshot(
            District district,
            long edition,
            List<Unit> units,
            List<Staff> staff,
            List<Post> posts,
            List<Absence> absences,
            List<Move> moves) {
        this.district = district;
        this.edition = edition;
        this.units = units.stream().sorted(BY_TIER_AND_CODE).toList();
        this.staff = staff.stream().sorted(BY_USERNAME).toList();
        unitById = by(units, Unit::id);
        unitByCode = by(units, Unit::code);
        below = this.units.stream().filter(unit -> unit.parentId() != null).collect(groupingBy(Unit::parentId));
        lines = units.stream().collect(toUnmodifiableMap(Unit::id, this::lineOf));
        staffById = by(staff, Staff::id);
        staffByUsername = by(staff, Staff::username);
        var oldestFirst = posts.stream().sorted(OLDEST_FIRST).toList();
        postsOf = oldestFirst.stream().collect(groupingBy(Post::staffId));
        postsIn = oldestFirst.stream().collect(groupingBy(Post::unitId));
        this.absences = List.copyOf(absences);
        this.moves = List.copyOf(moves);
        absencesIn = absences.stream().collect(groupingBy(Absence::unitId));
    }

    public District district() {
        return district;
    }

    long edition() {
        return edition;
    }

    public List<Unit> units() {
        return units;
    }

    public Collection<Staff> staff() {
        return staff;
    }

    public Optional<Unit> unit(int id) {
        return Optional.ofNullable(unitById.get(id));
    }

    public Optional<Unit> byCode(String code) {
        return Optional.ofNullable(unitByCode.get(code));
    }

    public List<Unit> below(int unitId) {
        return List.copyOf(below.getOrDefault(unitId, List.of()));
    }

    public Line line(int unitId) {
        return lines.getOrDefault(unitId, new Line(null, null, null, null));
    }

    public Optional<Staff> staff(int id) {
        return Optional.ofNullable(staffById.get(id));
    }

    public Optional<Staff> staffByUsername(String username) {
        return Optional.ofNullable(staffByUsername.get(username));
    }

    public List<Post> postsOf(int staffId) {
        return List.copyOf(postsOf.getOrDefault(staffId, List.of()));
    }

    public Optional<Post> post(int id) {
        return postsOf.values().stream()
                .flatMap(List::stream)
                .filter(post -> post.id() == id)
                .findFirst();
    }

    public List<Post> postsIn(int unitId) {
        return List.copyOf(postsIn.getOrDefault(unitId, List.of()));
    }

    /** Those that were not ended before their time, the earliest first. */
    public List<Absence> absences() {
        return absences;
    }

    public List<Absence> absencesIn(int unitId) {
        return List.copyOf(absencesIn.getOrDefault(unitId, List.of()));
    }

    /** Those that are still at work. */
    public List<Move> moves() {
        return moves;
    }

    private Line lineOf(Unit unit) {
        var ids = new Integer[Tier.values().length];
        for (Unit at = unit; at != null; at = at.parentId() == null ? null : unitById.get(at.parentId())) {
            if (at.kind() == UnitKind.TIER) ids[at.tier().ordinal()] = at.id();
        }
        return new Line(
                ids[Tier.DISTRICT.ordinal()],
                ids[Tier.SUBDISTRICT.ordinal()],
                ids[Tier.COMMUNITY.ordinal()],
                ids[Tier.GRID.ordinal()]);
    }

    private static <K, V> Map<K, V> by(List<V> values, Function<V, K> key) {
        return values.stream().collect(Collectors.toUnmodifiableMap(key, Function.identity()));
    }
}
