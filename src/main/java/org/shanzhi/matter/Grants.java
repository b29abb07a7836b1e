package org.shanzhi.matter;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.shanzhi.access.AccessKind;
import org.shanzhi.access.Callers;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.life.Standing;
import org.shanzhi.matter.store.MatterStore.Held;
import org.shanzhi.matter.work.Recording;
import org.shanzhi.matter.work.Sight;
import org.shanzhi.notify.NewNotice;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Staff;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.DistrictRoles;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Role;
import org.springframework.stereotype.Component;

/**
 * 授权查看: a lawyer, an expert, a volunteer, a colleague of another unit reads one matter for a time, and may note what there
 * is to say to it if the role lets. Nothing else: no action, no personal data in full. Ends by itself. Touches no clock.
 */
@Component
public class Grants {
    public static final int LONGEST_DAYS = 90;
    private static final int MOST = 20;

    private final Sight sight;
    private final Recording recording;
    private final Organisation organisation;
    private final Callers callers;
    private final DistrictRoles roles;
    private final Clock clock;

    Grants(
            Sight sight,
            Recording recording,
            Organisation organisation,
            Callers callers,
            DistrictRoles roles,
            Clock clock) {
        this.sight = sight;
        this.recording = recording;
        this.organisation = organisation;
        this.callers = callers;
        this.roles = roles;
        this.clock = clock;
    }

    /**
     * Lets somebody read a matter until the end of a day; given again, the new end and purpose count. Who may: whoever
     * handles it in person, and those of the unit that holds it whose role may. The person is told; the access log has it.
     *
     * @param last the last day, today at the earliest and {@value #LONGEST_DAYS} days from now at the latest
     * @throws NotFound no such matter for this caller
     * @throws Refused {@code NOT_YOUR_MATTER}, {@code CONTENT_ERASED}, {@code GRANT_TOO_MANY}, {@code GRANT_NOT_NEEDED}
     *     when the person's own scope reaches it
     * @throws Invalid {@code GRANT_NOT_TO_THEM} when no role of the person's reads matters as staff, {@code IN_THE_PAST},
     *     {@code GRANT_TOO_LONG}
     */
    @Needs(Permission.GRANT_ACCESS)
    public void give(Caller by, MatterNumber number, int staff, GrantPurpose purpose, LocalDate last) {
        LocalDate today = ChinaTime.day(clock.instant());
        if (last.isBefore(today)) throw new Invalid("last", MatterRefusal.IN_THE_PAST);
        if (last.isAfter(today.plusDays(LONGEST_DAYS)))
            throw new Invalid("last", MatterRefusal.GRANT_TOO_LONG, LONGEST_DAYS);
        if (!mayBeGranted(by.district(), staff)) throw new Invalid("staff", MatterRefusal.GRANT_NOT_TO_THEM);
        Instant until = ChinaTime.endOf(last);
        recording.write(by, number, mine(by), m -> {
            if (m.has(Flag.ERASED)) throw new Refused(MatterRefusal.CONTENT_ERASED);
            if (live(m).stream()
                            .filter(grant -> !grant.emergency() && grant.staff() != staff)
                            .count()
                    >= MOST) throw new Refused(MatterRefusal.GRANT_TOO_MANY, MOST);
            if (reaches(staff, m)) throw new Refused(MatterRefusal.GRANT_NOT_NEEDED, name(by, staff));
            var told = new NewNotice(
                    staff,
                    "ACCESS_GRANTED",
                    List.of(number.toString(), until),
                    "/matters/" + number,
                    "grant/" + m.id() + "/" + (m.version() + 1));
            var detail = Map.of(
                    "did", "GRANT", "to", username(by, staff), "purpose", purpose.name(), "last", last.toString());
            return new Recording.Entry(
                    new Event.AccessGranted(staff, purpose, until), AccessKind.GRANT, detail, List.of(told));
        });
    }

    /**
     * Ends a grant before its time, or an emergency. Who may: as for {@link #give}.
     *
     * @throws NotFound no such matter for this caller
     * @throws Refused {@code NOT_YOUR_MATTER}, {@code NO_SUCH_GRANT} when it has ended already
     */
    @Needs(Permission.GRANT_ACCESS)
    public void end(Caller by, MatterNumber number, int staff) {
        recording.write(by, number, mine(by), m -> {
            if (m.grant(staff, clock.instant()).isEmpty()) throw new Refused(MatterRefusal.NO_SUCH_GRANT);
            var detail = Map.of("did", "END_GRANT", "to", username(by, staff));
            return new Recording.Entry(new Event.AccessEnded(staff), AccessKind.GRANT, detail, List.of());
        });
    }

    /** Those whose name or user name holds what was typed and who may be granted a matter, in order of user name. */
    @Needs(Permission.GRANT_ACCESS)
    public List<Staff> candidates(Caller by, String typed, int most) {
        String wanted = typed.strip();
        if (wanted.isEmpty()) return List.of();
        return organisation.everybody(by.district()).stream()
                .filter(staff ->
                        staff.name().contains(wanted) || staff.username().contains(wanted))
                .filter(staff -> mayBeGranted(by.district(), staff.id()))
                .limit(most)
                .toList();
    }

    private Function<MatterNumber, Held> mine(Caller by) {
        return number -> {
            Held held = sight.visible(by, number);
            if (!Standing.gives(by, held.matter())) throw new Refused(MatterRefusal.NOT_YOUR_MATTER);
            return held;
        };
    }

    /** Staff of the district who read matters at all; another organ's people have their own ways. */
    private boolean mayBeGranted(int district, int staff) {
        return organisation.of(district, staff).stream()
                .flatMap(person -> roles.held(district, person))
                .anyMatch(role ->
                        role.group() == Role.Group.STAFF && role.permissions().contains(Permission.READ_MATTERS));
    }

    private boolean reaches(int staff, Matter m) {
        return organisation.of(m.district(), staff).stream()
                .flatMap(person -> callers.inAnyUnit(m.district(), person))
                .anyMatch(person -> sight.reaches(person, m));
    }

    private List<Grant> live(Matter m) {
        Instant now = clock.instant();
        return m.facts().grants().stream().filter(grant -> grant.holds(now)).toList();
    }

    private String username(Caller by, int staff) {
        return organisation.staff(by.district(), staff).username();
    }

    private String name(Caller by, int staff) {
        return organisation.staff(by.district(), staff).name();
    }
}
