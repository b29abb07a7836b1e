package org.shanzhi.notify.store;

import static org.shanzhi.db.Tables.REMINDER;
import static org.shanzhi.db.Tables.REMINDER_MEDIUM;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.shanzhi.notify.Medium;
import org.shanzhi.notify.QuietHours;
import org.shanzhi.notify.Reminders.Chosen;
import org.springframework.stereotype.Component;

/** How each wants to be reminded outside the program. Whoever has no row has chosen nothing. */
@Component
public class ReminderStore {
    private final DSLContext db;

    ReminderStore(DSLContext db) {
        this.db = db;
    }

    /** A medium that somebody has switched on. */
    public record Wanted(Medium medium, QuietHours quiet) {}

    /** What each has switched on; who has nothing is left out. */
    public Map<Integer, List<Wanted>> wanted(int district, Collection<Integer> staff) {
        var wanted = new HashMap<Integer, List<Wanted>>();
        db.select(REMINDER_MEDIUM.STAFF_ID, REMINDER_MEDIUM.MEDIUM, REMINDER.QUIET_FROM, REMINDER.QUIET_TO)
                .from(REMINDER_MEDIUM)
                .leftJoin(REMINDER)
                .on(
                        REMINDER.DISTRICT_ID.eq(REMINDER_MEDIUM.DISTRICT_ID),
                        REMINDER.STAFF_ID.eq(REMINDER_MEDIUM.STAFF_ID))
                .where(
                        REMINDER_MEDIUM.DISTRICT_ID.eq(district),
                        REMINDER_MEDIUM.STAFF_ID.eq(DSL.any(staff.toArray(Integer[]::new))),
                        REMINDER_MEDIUM.ACTIVE.isTrue())
                .forEach(r -> wanted.computeIfAbsent(r.value1(), _ -> new ArrayList<>())
                        .add(new Wanted(Medium.valueOf(r.value2()), quiet(r))));
        return wanted;
    }

    public QuietHours quiet(int district, int staff) {
        return db.select(REMINDER.QUIET_FROM, REMINDER.QUIET_TO)
                .from(REMINDER)
                .where(REMINDER.DISTRICT_ID.eq(district), REMINDER.STAFF_ID.eq(staff))
                .fetchOptional(ReminderStore::quiet)
                .orElse(QuietHours.USUAL);
    }

    private static QuietHours quiet(Record r) {
        return r.get(REMINDER.QUIET_FROM) == null
                ? QuietHours.USUAL
                : new QuietHours(r.get(REMINDER.QUIET_FROM), r.get(REMINDER.QUIET_TO));
    }

    public Map<Medium, Chosen> chosen(int district, int staff) {
        var chosen = new EnumMap<Medium, Chosen>(Medium.class);
        db.selectFrom(REMINDER_MEDIUM)
                .where(REMINDER_MEDIUM.DISTRICT_ID.eq(district), REMINDER_MEDIUM.STAFF_ID.eq(staff))
                .forEach(r -> chosen.put(
                        Medium.valueOf(r.get(REMINDER_MEDIUM.MEDIUM)),
                        new Chosen(r.get(REMINDER_MEDIUM.ADDRESS), r.get(REMINDER_MEDIUM.ACTIVE))));
        return chosen;
    }

    /** Who ever chose something, by district. */
    Map<Integer, List<Integer>> everybody() {
        return db.select(REMINDER.DISTRICT_ID, REMINDER.STAFF_ID)
                .from(REMINDER)
                .fetchGroups(REMINDER.DISTRICT_ID, REMINDER.STAFF_ID);
    }

    /** All that somebody chose. */
    void forget(int district, int staff) {
        db.transaction(transaction -> {
            DSLContext tx = transaction.dsl();
            tx.deleteFrom(REMINDER_MEDIUM)
                    .where(REMINDER_MEDIUM.DISTRICT_ID.eq(district), REMINDER_MEDIUM.STAFF_ID.eq(staff))
                    .execute();
            tx.deleteFrom(REMINDER)
                    .where(REMINDER.DISTRICT_ID.eq(district), REMINDER.STAFF_ID.eq(staff))
                    .execute();
        });
    }

    /** All of one person's, written anew; media that are not named stay as they are. */
    public void write(int district, int staff, QuietHours quiet, Map<Medium, Chosen> chosen) {
        db.transaction(transaction -> {
            DSLContext tx = transaction.dsl();
            tx.insertInto(REMINDER)
                    .set(REMINDER.DISTRICT_ID, district)
                    .set(REMINDER.STAFF_ID, staff)
                    .set(REMINDER.QUIET_FROM, quiet.from())
                    .set(REMINDER.QUIET_TO, quiet.to())
                    .onConflict(REMINDER.DISTRICT_ID, REMINDER.STAFF_ID)
                    .doUpdate()
                    .setAllToExcluded()
                    .execute();
            tx.deleteFrom(REMINDER_MEDIUM)
                    .where(REMINDER_MEDIUM.DISTRICT_ID.eq(district), REMINDER_MEDIUM.STAFF_ID.eq(staff))
                    .and(REMINDER_MEDIUM.MEDIUM.in(
                            chosen.keySet().stream().map(Enum::name).toList()))
                    .execute();
            chosen.forEach((medium, one) -> {
                if (one.address() == null) return;
                tx.insertInto(REMINDER_MEDIUM)
                        .set(REMINDER_MEDIUM.DISTRICT_ID, district)
                        .set(REMINDER_MEDIUM.STAFF_ID, staff)
                        .set(REMINDER_MEDIUM.MEDIUM, medium.name())
                        .set(REMINDER_MEDIUM.ADDRESS, one.address())
                        .set(REMINDER_MEDIUM.ACTIVE, one.active())
                        .execute();
            });
        });
    }
}
