package org.shanzhi.org;

import static org.shanzhi.db.Tables.UNIT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.impl.DSL;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.org.rules.UnitRules;
import org.shanzhi.org.store.Changes;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Journal;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.springframework.stereotype.Component;

/** Opens, renames and closes units. What lies with a closing unit is for its own module to say ({@link BeforeClosing}). */
@Component
public class UnitRegister {
    private final Changes changes;
    private final List<BeforeClosing> keepers;
    private final Journal journal;

    UnitRegister(Changes changes, List<BeforeClosing> keepers, Journal journal) {
        this.changes = changes;
        this.keepers = keepers;
        this.journal = journal;
    }

    /**
     * Opens a unit. Not idempotent: the second call finds the code taken.
     *
     * @throws Invalid when the code is malformed or taken, the name missing, or the parent of another tier or closed
     */
    @Needs(Permission.MANAGE_UNITS)
    public Unit open(Caller caller, OpenUnit wanted) {
        return changes.make(caller.district(), (db, now) -> {
            mend(UnitRules.open(now, wanted));
            int id = db.select(DSL.coalesce(DSL.max(UNIT.ID), 0).plus(1))
                    .from(UNIT)
                    .where(UNIT.DISTRICT_ID.eq(caller.district()))
                    .fetchSingle()
                    .value1();
            db.insertInto(UNIT)
                    .set(UNIT.DISTRICT_ID, caller.district())
                    .set(UNIT.ID, id)
                    .set(UNIT.CODE, wanted.code())
                    .set(UNIT.NAME, wanted.name().strip())
                    .set(UNIT.KIND, wanted.kind().name())
                    .set(UNIT.TIER, wanted.tier().name())
                    .set(UNIT.PARENT_ID, wanted.parentId())
                    .set(UNIT.FUNCTION_CENTRE, wanted.functionCentre())
                    .set(UNIT.PHONE, wanted.phone())
                    .set(UNIT.VALID_FROM, wanted.from())
                    .execute();
            journal.note(
                    caller,
                    "OPEN_UNIT",
                    Map.of("unit", wanted.code(), "from", wanted.from().toString()));
            return new Unit(
                    id,
                    wanted.code(),
                    wanted.name().strip(),
                    wanted.kind(),
                    wanted.tier(),
                    wanted.parentId(),
                    wanted.functionCentre(),
                    wanted.phone(),
                    wanted.from(),
                    null);
        });
    }

    /**
     * Gives a unit another name and telephone; its code stays. Idempotent.
     *
     * @throws Invalid when the name is missing
     */
    @Needs(Permission.MANAGE_UNITS)
    public void rename(Caller caller, int unitId, String name, String phone) {
        changes.make(caller.district(), (db, now) -> {
            Unit unit = now.unit(unitId).orElseThrow(() -> new NotFound("unit"));
            mend(UnitRules.rename(name));
            journal.note(caller, "RENAME_UNIT", Map.of("unit", unit.code()));
            return db.update(UNIT)
                    .set(UNIT.NAME, name.strip())
                    .set(UNIT.PHONE, phone)
                    .where(UNIT.DISTRICT_ID.eq(caller.district()), UNIT.ID.eq(unitId))
                    .execute();
        });
    }

    /**
     * Closes a unit after a day. It stays readable, and its code is never given again.
     *
     * @param last the last day on which it is open
     * @throws Refused when it is closed already, somebody still holds a post in it, units below it are open, or
     *     a module says what still lies with it
     */
    @Needs(Permission.MANAGE_UNITS)
    public void close(Caller caller, int unitId, LocalDate last) {
        changes.make(caller.district(), (db, now) -> {
            Unit unit = now.unit(unitId).orElseThrow(() -> new NotFound("unit"));
            var reasons = new ArrayList<>(UnitRules.close(now, unit, last));
            for (BeforeClosing keeper : keepers) reasons.addAll(keeper.against(caller.district(), unit));
            if (!reasons.isEmpty()) throw new Refused(reasons);
            journal.note(caller, "CLOSE_UNIT", Map.of("unit", unit.code(), "last", last.toString()));
            return db.update(UNIT)
                    .set(UNIT.VALID_TO, last)
                    .where(UNIT.DISTRICT_ID.eq(caller.district()), UNIT.ID.eq(unitId))
                    .execute();
        });
    }

    private static void mend(List<FieldError> errors) {
        if (!errors.isEmpty()) throw new Invalid(errors);
    }
}
