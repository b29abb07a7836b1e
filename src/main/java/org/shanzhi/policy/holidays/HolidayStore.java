package org.shanzhi.policy.holidays;

import static java.util.stream.Collectors.groupingBy;
import static org.shanzhi.db.Tables.HOLIDAY_DAY;
import static org.shanzhi.db.Tables.HOLIDAY_YEAR;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.RowCountQuery;
import org.shanzhi.calendar.HolidayYear;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.database.Conflict;
import org.shanzhi.kernel.database.OneTrip;
import org.shanzhi.policy.HolidayEdition;
import org.shanzhi.policy.HolidayRefusal;

/** Reads and appends editions of holiday years. Nothing is ever changed or deleted, so their number tells what is new. */
public final class HolidayStore {
    private record Key(int year, int edition) {}

    public int count(DSLContext db, int district) {
        return db.fetchCount(HOLIDAY_YEAR, HOLIDAY_YEAR.DISTRICT_ID.eq(district));
    }

    /** @param before an instant before the reading began */
    public Editions read(DSLContext db, int district, Instant before) {
        var years = db.selectFrom(HOLIDAY_YEAR)
                .where(HOLIDAY_YEAR.DISTRICT_ID.eq(district))
                .orderBy(HOLIDAY_YEAR.AT, HOLIDAY_YEAR.YEAR)
                .fetch();
        // Read second: an edition and its days are committed together, so none is seen without them.
        Map<Key, List<Record>> days = years.isEmpty() ? Map.of() : days(db, district);
        return new Editions(
                years.stream()
                        .map(row -> edition(
                                row,
                                days.getOrDefault(
                                        new Key(row.get(HOLIDAY_YEAR.YEAR), row.get(HOLIDAY_YEAR.EDITION)), List.of())))
                        .toList(),
                before);
    }

    private static Map<Key, List<Record>> days(DSLContext db, int district) {
        return db.selectFrom(HOLIDAY_DAY).where(HOLIDAY_DAY.DISTRICT_ID.eq(district)).fetch().stream()
                .collect(groupingBy(row -> new Key(row.get(HOLIDAY_DAY.YEAR), row.get(HOLIDAY_DAY.EDITION))));
    }

    private static HolidayEdition edition(Record row, List<Record> days) {
        return new HolidayEdition(
                row.get(HOLIDAY_YEAR.EDITION),
                new HolidayYear(
                        row.get(HOLIDAY_YEAR.YEAR),
                        List.of(row.get(HOLIDAY_YEAR.SOURCE)),
                        named(days, true),
                        named(days, false)),
                row.get(HOLIDAY_YEAR.REASON),
                row.get(HOLIDAY_YEAR.ENTERED_BY),
                row.get(HOLIDAY_YEAR.AT));
    }

    private static Map<LocalDate, String> named(List<Record> days, boolean rest) {
        var named = new TreeMap<LocalDate, String>();
        for (Record day : days) {
            if (day.get(HOLIDAY_DAY.REST) == rest) named.put(day.get(HOLIDAY_DAY.DAY), day.get(HOLIDAY_DAY.NAME));
        }
        return named;
    }

    /** @throws Refused when this edition of the year was written meanwhile */
    public void write(DSLContext db, int district, HolidayEdition edition) {
        var trip = new OneTrip()
                .add(db.insertInto(HOLIDAY_YEAR)
                        .set(HOLIDAY_YEAR.DISTRICT_ID, district)
                        .set(HOLIDAY_YEAR.YEAR, edition.year())
                        .set(HOLIDAY_YEAR.EDITION, edition.edition())
                        .set(HOLIDAY_YEAR.SOURCE, edition.days().notices().getFirst())
                        .set(HOLIDAY_YEAR.REASON, edition.reason())
                        .set(HOLIDAY_YEAR.ENTERED_BY, edition.enteredBy())
                        .set(HOLIDAY_YEAR.AT, edition.at()));
        edition.days().restDays().forEach((day, name) -> trip.add(row(db, district, edition, day, true, name)));
        edition.days().workingDays().forEach((day, name) -> trip.add(row(db, district, edition, day, false, name)));
        try {
            trip.send(db);
        } catch (Conflict somebodyElse) {
            throw new Refused(HolidayRefusal.HOLIDAY_ENTERED_MEANWHILE, Integer.toString(edition.year()));
        }
    }

    private static RowCountQuery row(
            DSLContext db, int district, HolidayEdition edition, LocalDate day, boolean rest, String name) {
        return db.insertInto(HOLIDAY_DAY)
                .set(HOLIDAY_DAY.DISTRICT_ID, district)
                .set(HOLIDAY_DAY.YEAR, edition.year())
                .set(HOLIDAY_DAY.EDITION, edition.edition())
                .set(HOLIDAY_DAY.DAY, day)
                .set(HOLIDAY_DAY.REST, rest)
                .set(HOLIDAY_DAY.NAME, name);
    }
}
