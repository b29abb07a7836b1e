package org.shanzhi.policy.hours;

import static org.shanzhi.db.Tables.OFFICE_HOURS;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.shanzhi.calendar.OfficeHours;
import org.shanzhi.policy.HoursEdition;

/** Reads and appends editions of office hours. Nothing is ever changed or deleted. */
public final class HoursStore {
    /** The oldest first. */
    public List<HoursEdition> all(DSLContext db, int district) {
        return db.selectFrom(OFFICE_HOURS)
                .where(OFFICE_HOURS.DISTRICT_ID.eq(district))
                .orderBy(OFFICE_HOURS.EDITION)
                .fetch(HoursStore::edition);
    }

    /** Keeps everybody else from entering hours of the district until the transaction ends. */
    public void hold(DSLContext db, int district) {
        db.execute("select pg_advisory_xact_lock(hashtext('office-hours'), {0})", DSL.val(district));
    }

    public void insert(DSLContext db, int district, HoursEdition edition) {
        String[] spans = edition.hours() == null
                ? null
                : HoursText.spans(edition.hours()).toArray(String[]::new);
        db.insertInto(OFFICE_HOURS)
                .set(OFFICE_HOURS.DISTRICT_ID, district)
                .set(OFFICE_HOURS.EDITION, edition.edition())
                .set(OFFICE_HOURS.UNIT_ID, edition.unit())
                .set(OFFICE_HOURS.FROM_DAY, edition.from())
                .set(OFFICE_HOURS.SPANS, spans)
                .set(OFFICE_HOURS.REASON, edition.reason())
                .set(OFFICE_HOURS.ENTERED_BY, edition.enteredBy())
                .set(OFFICE_HOURS.AT, edition.at())
                .execute();
    }

    private static HoursEdition edition(Record r) {
        String[] spans = r.get(OFFICE_HOURS.SPANS);
        return new HoursEdition(
                r.get(OFFICE_HOURS.EDITION),
                r.get(OFFICE_HOURS.UNIT_ID),
                r.get(OFFICE_HOURS.FROM_DAY),
                spans == null ? null : OfficeHours.parse(List.of(spans)),
                r.get(OFFICE_HOURS.REASON),
                r.get(OFFICE_HOURS.ENTERED_BY),
                r.get(OFFICE_HOURS.AT));
    }
}
