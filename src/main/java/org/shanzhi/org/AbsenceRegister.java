package org.shanzhi.org;

import static org.shanzhi.db.Tables.ABSENCE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jooq.impl.DSL;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.Forbidden;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.org.rules.AbsenceRules;
import org.shanzhi.org.store.Changes;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Journal;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.springframework.stereotype.Component;

/**
 * 外出与代理: who is away for some days and which colleague of the unit stands in. Begins and ends by itself with its days.
 * The deputy acts with the rights of the deputy's own posts, never with those of whoever is away. Touches no clock.
 */
@Component
public class AbsenceRegister {
    private static final String OWN = "everybody says of themselves when they are away; for others, who names handlers";

    private final Changes changes;
    private final Journal journal;
    private final Clock clock;

    AbsenceRegister(Changes changes, Journal journal, Clock clock) {
        this.changes = changes;
        this.journal = journal;
        this.clock = clock;
    }

    /** Whether the caller enters absences of this colleague of the unit: one's own, and whoever names the unit's handlers. */
    @Needs(open = OWN)
    public boolean mayEnter(Caller by, int staff, int unit) {
        return by.staffId() == staff || by.may(Permission.ASSIGN) && by.unitId() == unit;
    }

    /**
     * Enters that somebody will be away. Not idempotent: again is {@code ABSENT_ALREADY}.
     *
     * @throws Forbidden for somebody else without the right to name handlers in that unit
     * @throws NotFound when the person does not serve in the unit
     * @throws Invalid naming what is wrong: the days, or a deputy who serves elsewhere or is away too
     */
    @Needs(open = OWN)
    public Absence enter(Caller by, NewAbsence wanted) {
        if (!mayEnter(by, wanted.staffId(), wanted.unitId())) throw new Forbidden(Permission.ASSIGN.name());
        LocalDate today = ChinaTime.day(clock.instant());
        return changes.make(by.district(), (db, now) -> {
            if (!AbsenceRules.serves(now, wanted.staffId(), wanted.unitId(), today)) throw new NotFound("staff");
            var errors = AbsenceRules.enter(now, wanted, today);
            if (!errors.isEmpty()) throw new Invalid(errors);
            int id = db.select(DSL.coalesce(DSL.max(ABSENCE.ID), 0).plus(1))
                    .from(ABSENCE)
                    .where(ABSENCE.DISTRICT_ID.eq(by.district()))
                    .fetchSingle()
                    .value1();
            db.insertInto(ABSENCE)
                    .set(ABSENCE.DISTRICT_ID, by.district())
                    .set(ABSENCE.ID, id)
                    .set(ABSENCE.STAFF_ID, wanted.staffId())
                    .set(ABSENCE.UNIT_ID, wanted.unitId())
                    .set(ABSENCE.DEPUTY_ID, wanted.deputyId())
                    .set(ABSENCE.FIRST_DAY, wanted.first())
                    .set(ABSENCE.LAST_DAY, wanted.last())
                    .set(ABSENCE.ENTERED_BY, by.staffId())
                    .execute();
            journal.note(
                    by,
                    "ENTER_ABSENCE",
                    Map.of(
                            "staff", now.staff(wanted.staffId()).orElseThrow().username(),
                            "deputy", now.staff(wanted.deputyId()).orElseThrow().username(),
                            "from", wanted.first().toString(),
                            "last", wanted.last().toString()));
            return new Absence(id, wanted.staffId(), wanted.unitId(), wanted.deputyId(), wanted.first(), wanted.last());
        });
    }

    /**
     * Ends an absence before its time, at once, or takes back one that has not begun. Idempotent.
     *
     * @throws NotFound when there is none of that number that the caller may end
     */
    @Needs(open = OWN)
    public void end(Caller by, int id) {
        changes.make(by.district(), (db, now) -> {
            Absence absence = now.absences().stream()
                    .filter(one -> one.id() == id && mayEnter(by, one.staffId(), one.unitId()))
                    .findFirst()
                    .orElseThrow(() -> new NotFound("absence"));
            journal.note(
                    by,
                    "END_ABSENCE",
                    Map.of("staff", now.staff(absence.staffId()).orElseThrow().username()));
            return db.update(ABSENCE)
                    .set(ABSENCE.ENDED, true)
                    .where(ABSENCE.DISTRICT_ID.eq(by.district()), ABSENCE.ID.eq(id))
                    .execute();
        });
    }
}
