package org.shanzhi.org;

import static org.shanzhi.db.Tables.POST;
import static org.shanzhi.db.Tables.STAFF;

import java.time.LocalDate;
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
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Journal;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.Role;
import org.springframework.stereotype.Component;

/** Takes people into service, appoints them to posts and ends both. What somebody may do follows from today's posts. */
@Component
public class StaffRegister {
    private final Changes changes;
    private final Policies policies;
    private final Journal journal;

    StaffRegister(Changes changes, Policies policies, Journal journal) {
        this.changes = changes;
        this.policies = policies;
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
     * Appoints somebody to a unit in a role.
     *
     * @throws Invalid when there is no such role
     * @throws Refused when the unit is closed, the person has left or holds this very post, or when system, security and
     *     audit administration would meet in one person or beside another role
     */
    @Needs(Permission.MANAGE_STAFF)
    public Post appoint(Caller caller, Appoint wanted) {
        if (!policies.roles().roles().containsKey(wanted.role())) {
            throw new Invalid("role", OrgRefusal.ROLE_UNKNOWN, wanted.role());
        }
        return changes.make(caller.district(), (db, now) -> {
            Staff staff = now.staff(wanted.staffId()).orElseThrow(() -> new NotFound("staff"));
            Unit unit = now.unit(wanted.unitId()).orElseThrow(() -> new NotFound("unit"));
            refuse(StaffRules.appoint(now, staff, unit, wanted, adminRoles()));
            int id = nextPost(db, caller.district());
            db.insertInto(POST)
                    .set(POST.DISTRICT_ID, caller.district())
                    .set(POST.ID, id)
                    .set(POST.STAFF_ID, wanted.staffId())
                    .set(POST.UNIT_ID, wanted.unitId())
                    .set(POST.ROLE, wanted.role())
                    .set(POST.VALID_FROM, wanted.from())
                    .execute();
            journal.note(
                    caller, "APPOINT", Map.of("staff", staff.username(), "unit", unit.code(), "role", wanted.role()));
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

    private Set<String> adminRoles() {
        return policies.roles().roles().values().stream()
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
