package org.shanzhi.org;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.org.store.Snapshot;
import org.shanzhi.org.store.Snapshots;
import org.shanzhi.policy.Appointments;
import org.shanzhi.policy.Needs;
import org.springframework.stereotype.Component;

/**
 * What everybody asks about units, staff and posts. Answers come from memory: an immutable picture of each district,
 * renewed at once after a change made here and within three seconds after one made on another node.
 *
 * <p>Reading needs no right: offices and their telephones are public, and who serves in them is known to all staff.
 * Changes are made through {@link UnitRegister} and {@link StaffRegister}.
 */
@Component
public class Organisation implements Appointments {
    private static final String PUBLIC = "offices, their telephones and who serves there are no secret among staff";

    private final Snapshots snapshots;
    private final Clock clock;

    Organisation(Snapshots snapshots, Clock clock) {
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @Needs(open = PUBLIC)
    public List<District> districts() {
        return snapshots.districts();
    }

    /** @throws NotFound when there is no such district */
    @Needs(open = PUBLIC)
    public District district(int district) {
        return snapshots.of(district).district();
    }

    /**
     * A unit of any time, open or closed.
     *
     * @throws NotFound when there never was one
     */
    @Needs(open = PUBLIC)
    public Unit unit(int district, int id) {
        return snapshots.of(district).unit(id).orElseThrow(() -> new NotFound("unit"));
    }

    /** By its code, open or closed. A code is never used twice. */
    @Needs(open = PUBLIC)
    public Optional<Unit> byCode(int district, String code) {
        return snapshots.of(district).byCode(code);
    }

    /** Every unit open on the day, in order of tier and code. */
    @Needs(open = PUBLIC)
    public List<Unit> units(int district, LocalDate at) {
        return snapshots.of(district).units().stream()
                .filter(unit -> unit.openOn(at))
                .toList();
    }

    /** The units of a tier, open or closed. */
    @Needs(open = PUBLIC)
    public List<Integer> ofTier(int district, Tier tier) {
        return snapshots.of(district).units().stream()
                .filter(unit -> unit.tier() == tier)
                .map(Unit::id)
                .toList();
    }

    /** The units that are closed today. */
    @Needs(open = PUBLIC)
    public List<Integer> closed(int district) {
        return snapshots.of(district).units().stream()
                .filter(unit -> unit.to() != null && unit.to().isBefore(today()))
                .map(Unit::id)
                .toList();
    }

    /** The units directly below, open or closed, in order of tier and code. */
    @Needs(open = PUBLIC)
    public List<Unit> below(int district, int unitId) {
        return snapshots.of(district).below(unitId);
    }

    /**
     * The unit that stands above all others of the four tiers (区级指挥部).
     *
     * @throws NotFound when the district has none yet
     */
    @Needs(open = PUBLIC)
    public Unit centre(int district) {
        return snapshots.of(district).units().stream()
                .filter(unit -> unit.kind() == UnitKind.TIER && unit.tier() == Tier.DISTRICT)
                .findFirst()
                .orElseThrow(() -> new NotFound("unit"));
    }

    /** Units that stand under another one now, while what lies on their line is still being rewritten. */
    @Needs(open = PUBLIC)
    public List<Move> moving(int district) {
        return snapshots.of(district).moves();
    }

    /** The units of the four tiers at and above a unit. */
    @Needs(open = PUBLIC)
    public Line line(int district, int unitId) {
        return snapshots.of(district).line(unitId);
    }

    /** @throws NotFound when there never was such a member of staff */
    @Needs(open = PUBLIC)
    public Staff staff(int district, int id) {
        return snapshots.of(district).staff(id).orElseThrow(() -> new NotFound("staff"));
    }

    @Needs(open = PUBLIC)
    public Optional<Staff> staffByUsername(int district, String username) {
        return snapshots.of(district).staffByUsername(username);
    }

    /** Everybody who serves or served, in order of user name. */
    @Needs(open = PUBLIC)
    public Collection<Staff> everybody(int district) {
        return snapshots.of(district).staff();
    }

    /** Who holds a post in the unit today, each once, in order of user name. */
    @Needs(open = PUBLIC)
    public List<Staff> staffOf(int district, int unitId) {
        Snapshot now = snapshots.of(district);
        return now.postsIn(unitId).stream()
                .filter(post -> post.heldOn(today()))
                .map(post -> now.staff(post.staffId()).orElseThrow())
                .filter(staff -> staff.servesOn(today()))
                .distinct()
                .sorted(Snapshot.BY_USERNAME)
                .toList();
    }

    /** The posts that somebody holds today, the oldest first. */
    @Needs(open = PUBLIC)
    public List<Post> posts(int district, int staffId) {
        return snapshots.of(district).postsOf(staffId).stream()
                .filter(post -> post.heldOn(today()))
                .toList();
    }

    /** Every post that somebody ever held, the oldest first. */
    @Needs(open = PUBLIC)
    public List<Post> everyPost(int district, int staffId) {
        return snapshots.of(district).postsOf(staffId);
    }

    /** Who once held a post in a unit and holds none there today: has left, or serves elsewhere. */
    @Needs(open = PUBLIC)
    public List<Former> former(int district) {
        Snapshot now = snapshots.of(district);
        LocalDate today = today();
        return now.staff().stream()
                .flatMap(staff -> now.postsOf(staff.id()).stream()
                        .filter(post -> post.to() != null && post.to().isBefore(today))
                        .map(post -> new Former(post.unitId(), staff.id())))
                .distinct()
                .filter(one -> !serves(now, one.staffId(), one.unitId(), today))
                .toList();
    }

    /** Whether somebody holds a post in the unit today. */
    @Needs(open = PUBLIC)
    public boolean serves(int district, int staffId, int unitId) {
        return serves(snapshots.of(district), staffId, unitId, today());
    }

    private static boolean serves(Snapshot now, int staffId, int unitId, LocalDate day) {
        return now.staff(staffId).filter(staff -> staff.servesOn(day)).isPresent()
                && now.postsOf(staffId).stream().anyMatch(post -> post.unitId() == unitId && post.heldOn(day));
    }

    /** Who is or will be away from a unit, the earliest first; what is over is left out. */
    @Needs(open = PUBLIC)
    public List<Absence> absences(int district, int unitId) {
        return snapshots.of(district).absencesIn(unitId).stream()
                .filter(absence -> !absence.last().isBefore(today()))
                .toList();
    }

    /** Who stands in for somebody in a unit today; empty while that person is there. */
    @Needs(open = PUBLIC)
    public Optional<Integer> deputy(int district, int staffId, int unitId) {
        Snapshot now = snapshots.of(district);
        return standing(now, unitId)
                .filter(absence -> absence.staffId() == staffId)
                .map(Absence::deputyId)
                .findFirst();
    }

    /** For whom somebody stands in today, in one unit. */
    @Override
    @Needs(open = PUBLIC)
    public Set<Integer> standsInFor(int district, int staffId, int unitId) {
        Snapshot now = snapshots.of(district);
        return standing(now, unitId)
                .filter(absence -> absence.deputyId() == staffId)
                .map(Absence::staffId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Only among people who both serve in the unit today: whoever goes elsewhere takes nothing along. */
    private Stream<Absence> standing(Snapshot now, int unitId) {
        LocalDate today = today();
        return now.absencesIn(unitId).stream()
                .filter(absence -> absence.coversOn(today))
                .filter(absence -> serves(now, absence.staffId(), unitId, today))
                .filter(absence -> serves(now, absence.deputyId(), unitId, today));
    }

    @Override
    @Needs(open = PUBLIC)
    public Optional<Appointed> of(int district, int staffId) {
        Snapshot now = snapshots.of(district);
        return now.staff(staffId).filter(staff -> staff.servesOn(today())).map(staff -> appointed(now, staff));
    }

    @Override
    @Needs(open = PUBLIC)
    public List<Appointed> serving(int district) {
        Snapshot now = snapshots.of(district);
        return now.staff().stream()
                .filter(staff -> staff.servesOn(today()))
                .map(staff -> appointed(now, staff))
                .toList();
    }

    private Appointed appointed(Snapshot now, Staff staff) {
        return new Appointed(
                staff.id(),
                staff.username(),
                staff.name(),
                now.postsOf(staff.id()).stream()
                        .filter(post -> post.heldOn(today()))
                        .map(post -> appointment(now, post))
                        .toList());
    }

    @Override
    @Needs(open = PUBLIC)
    public String numberPrefix(int district) {
        return snapshots.of(district).district().prefix();
    }

    @Override
    @Needs(open = PUBLIC)
    public boolean invented(int district) {
        return snapshots.of(district).district().demo();
    }

    private static Appointment appointment(Snapshot now, Post post) {
        Unit unit = now.unit(post.unitId()).orElseThrow();
        return new Appointment(unit.id(), unit.code(), unit.name(), post.role());
    }

    private LocalDate today() {
        return ChinaTime.day(clock.instant());
    }
}
