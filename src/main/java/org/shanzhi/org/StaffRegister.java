package org.shanzhi.org;

import static org.shanzhi.db.Tables.POST;
import static org.shanzhi.db.Tables.STAFF;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.shanzhi.org.rules.StaffRules;
import org.shanzhi.org.store.Changes;
import org.shanzhi.org.store.Snapshot;
import org.shanzhi.org.store.Snapshots;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.DistrictRoles;
import org.shanzhi.policy.Journal;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Role;
import org.shanzhi.policy.Roles;
import org.springframework.stereotype.Component;

/** Takes people into service, appoints them to posts and ends both. What somebody may do follows from today's posts. */
@Component
public class StaffRegister {
    private final Changes changes;
    private final Snapshots snapshots;
    private final DistrictRoles districtRoles;
    private final Journal journal;

    StaffRegister(Changes changes, Snapshots snapshots, DistrictRoles districtRoles, Journal journal) {
        this.changes = changes;
        this.snapshots = snapshots;
        this.districtRoles = districtRoles;
        this.journal = journal;
    }

    /**
     * Takes somebody into service. Not idempotent: the second call finds the user name taken.
     *
     * @throws Invalid when the user name is malformed or taken, or the name missing
     */
    @Needs(Permission.MANAGE_STAFF)
    public Staff add(Caller caller, NewStaff wanted) {
        return changes.make(caller.district(), (db, now) -> {
            mend(StaffRules.add(now, wanted));
            int id = db.select(DSL.coalesce(DSL.max(STAFF.ID), 0).plus(1))
                    .from(STAFF)
                    .where(STAFF.DISTRICT_ID.eq(caller.district()))
                    .fetchSingle()
                    .value1();
            db.insertInto(STAFF)
                    .set(STAFF.DISTRICT_ID, caller.district())
                    .set(STAFF.ID, id)
                    .set(STAFF.USERNAME, wanted.username())
                    .set(STAFF.NAME, wanted.name().strip())
                    .set(STAFF.PHONE, wanted.phone())
                    .set(STAFF.VALID_FROM, wanted.from())
                    .execute();
            journal.note(caller, "ADD_STAFF", Map.of("staff", wanted.username()));
            return new Staff(id, wanted.username(), wanted.name().strip(), wanted.phone(), wanted.from(), null);
        });
    }

    /**
     * Appoints somebody to a unit in a role, as the program does: a demonstration, a command at the server's console. Of
     * people it takes two, see {@link #confirm}.
     *
     * @throws Invalid when there is no such role
     * @throws Refused {@code SECOND_PERSON_NEEDED} to a person; when the unit is closed, the person has left or holds this
     *     very post, or when system, security and audit administration would meet in one person or beside another role
     */
    @Needs(Permission.MANAGE_STAFF)
    public Post appoint(Caller program, Appoint wanted) {
        if (program.kind() != Caller.Kind.SYSTEM) throw new Refused(OrgRefusal.SECOND_PERSON_NEEDED);
        return appointed(program, wanted, Map.of());
    }

    /**
     * Appoints whom another proposed (GB/T 22239 8.1.4.2: who administers people does not grant them rights).
     *
     * @param proposedBy member of staff
     * @throws Refused {@code SECOND_PERSON_NEEDED} when the caller proposed it or is the one to be appointed; else as
     *     {@link #appoint}
     */
    @Needs(Permission.MANAGE_ROLES)
    public Post confirm(Caller caller, Appoint wanted, int proposedBy) {
        boolean concerned = caller.staffId() == proposedBy || caller.staffId() == wanted.staffId();
        if (concerned) throw new Refused(OrgRefusal.SECOND_PERSON_NEEDED);
        return appointed(caller, wanted, Map.of("proposed", String.valueOf(proposedBy)));
    }

    /** Why an appointment could not be made today; writes nothing. */
    @Needs({Permission.MANAGE_STAFF, Permission.MANAGE_ROLES})
    public List<Refusal> against(Caller caller, Appoint wanted) {
        return against(snapshots.of(caller.district()), roles(caller), wanted);
    }

    /**
     * Before somebody is taken in together with a first post; writes nothing.
     *
     * @throws Invalid when there is no such role
     * @throws Refused when the unit is closed
     */
    @Needs(Permission.MANAGE_STAFF)
    public void requireFirstPost(Caller caller, NewStaff wanted, int unitId, String role) {
        var newcomer = new Staff(0, wanted.username(), wanted.name(), wanted.phone(), wanted.from(), null);
        refuse(against(
                snapshots.of(caller.district()),
                roles(caller),
                newcomer,
                new Appoint(newcomer.id(), unitId, role, wanted.from())));
    }

    private static List<Refusal> against(Snapshot now, Roles roles, Appoint wanted) {
        return against(now, roles, now.staff(wanted.staffId()).orElseThrow(() -> new NotFound("staff")), wanted);
    }

    private static List<Refusal> against(Snapshot now, Roles roles, Staff staff, Appoint wanted) {
        if (!roles.roles().containsKey(wanted.role())) {
            throw new Invalid("role", OrgRefusal.ROLE_UNKNOWN, wanted.role());
        }
        Unit unit = now.unit(wanted.unitId()).orElseThrow(() -> new NotFound("unit"));
        return StaffRules.appoint(now, staff, unit, wanted, adminRoles(roles));
    }

    private Post appointed(Caller caller, Appoint wanted, Map<String, String> more) {
        return changes.make(caller.district(), (db, now) -> {
            refuse(against(now, roles(caller), wanted));
            Staff staff = now.staff(wanted.staffId()).orElseThrow();
            Unit unit = now.unit(wanted.unitId()).orElseThrow();
            int id = nextPost(db, caller.district());
            db.insertInto(POST)
                    .set(POST.DISTRICT_ID, caller.district())
                    .set(POST.ID, id)
                    .set(POST.STAFF_ID, wanted.staffId())
                    .set(POST.UNIT_ID, wanted.unitId())
                    .set(POST.ROLE, wanted.role())
                    .set(POST.VALID_FROM, wanted.from())
                    .execute();
            var references = new HashMap<>(more);
            references.putAll(Map.of("staff", staff.username(), "unit", unit.code(), "role", wanted.role()));
            journal.note(caller, "APPOINT", references);
            return new Post(id, wanted.staffId(), wanted.unitId(), wanted.role(), wanted.from(), null);
        });
    }

    /**
     * Corrects somebody's name and telephone; the user name stays. Idempotent.
     *
     * @throws Invalid when the name is missing
     */
    @Needs(Permission.MANAGE_STAFF)
    public void correct(Caller caller, int staffId, String name, String phone) {
        changes.make(caller.district(), (db, now) -> {
            Staff staff = now.staff(staffId).orElseThrow(() -> new NotFound("staff"));
            mend(StaffRules.named(name));
            journal.note(caller, "CORRECT_STAFF", Map.of("staff", staff.username()));
            return db.update(STAFF)
                    .set(STAFF.NAME, name.strip())
                    .set(STAFF.PHONE, phone)
                    .where(STAFF.DISTRICT_ID.eq(caller.district()), STAFF.ID.eq(staffId))
                    .execute();
        });
    }

    /**
     * Ends a post after a day; its rights end with the day.
     *
     * @throws Refused when it has ended already or would end before it began
     */
    @Needs(Permission.MANAGE_STAFF)
    public void endPost(Caller caller, int postId, LocalDate last) {
        changes.make(caller.district(), (db, now) -> {
            Post post = now.post(postId).orElseThrow(() -> new NotFound("post"));
            refuse(StaffRules.endPost(post, last));
            Staff staff = now.staff(post.staffId()).orElseThrow();
            journal.note(
                    caller,
                    "END_POST",
                    Map.of("staff", staff.username(), "role", post.role(), "last", last.toString()));
            return db.update(POST)
                    .set(POST.VALID_TO, last)
                    .where(POST.DISTRICT_ID.eq(caller.district()), POST.ID.eq(postId))
                    .execute();
        });
    }

    /**
     * Ends somebody's service and every post that is still held, after a day.
     *
     * @throws Refused when the person has left already or would leave before the first day
     */
    @Needs(Permission.MANAGE_STAFF)
    public void leave(Caller caller, int staffId, LocalDate last) {
        changes.make(caller.district(), (db, now) -> {
            Staff staff = now.staff(staffId).orElseThrow(() -> new NotFound("staff"));
            refuse(StaffRules.leave(staff, last));
            journal.note(caller, "LEAVE", Map.of("staff", staff.username(), "last", last.toString()));
            db.update(POST)
                    .set(POST.VALID_TO, last)
                    .where(POST.DISTRICT_ID.eq(caller.district()), POST.STAFF_ID.eq(staffId))
                    .and(POST.VALID_TO.isNull().or(POST.VALID_TO.gt(last)))
                    .execute();
            return db.update(STAFF)
                    .set(STAFF.VALID_TO, last)
                    .where(STAFF.DISTRICT_ID.eq(caller.district()), STAFF.ID.eq(staffId))
                    .execute();
        });
    }

    private Roles roles(Caller caller) {
        return districtRoles.of(caller.district());
    }

    private static Set<String> adminRoles(Roles roles) {
        return roles.roles().values().stream()
                .filter(role -> role.group() == Role.Group.ADMIN)
                .map(Role::code)
                .collect(Collectors.toSet());
    }

    private static int nextPost(DSLContext db, int district) {
        return db.select(DSL.coalesce(DSL.max(POST.ID), 0).plus(1))
                .from(POST)
                .where(POST.DISTRICT_ID.eq(district))
                .fetchSingle()
                .value1();
    }

    private static void mend(List<FieldError> errors) {
        if (!errors.isEmpty()) throw new Invalid(errors);
    }

    private static void refuse(List<Refusal> reasons) {
        if (!reasons.isEmpty()) throw new Refused(reasons);
    }
}
