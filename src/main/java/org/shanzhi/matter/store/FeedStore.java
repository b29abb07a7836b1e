package org.shanzhi.matter.store;

import static org.shanzhi.db.Tables.CALENDAR_FEED;

import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.shanzhi.matter.CalendarFeed;
import org.shanzhi.matter.DueCalendar.Whose;
import org.shanzhi.matter.Stored;
import org.springframework.stereotype.Component;

/** The table {@code calendar_feed}: digests only. */
@Component
public class FeedStore {
    private final DSLContext db;

    FeedStore(DSLContext db) {
        this.db = db;
    }

    public record Held(int district, int staff, Locale locale, CalendarFeed feed) {}

    /** By unique index on the digest. */
    public Optional<Held> byDigest(byte[] digest) {
        return db.selectFrom(CALENDAR_FEED)
                .where(CALENDAR_FEED.DIGEST.eq(digest))
                .fetchOptional(r -> new Held(
                        r.get(CALENDAR_FEED.DISTRICT_ID),
                        r.get(CALENDAR_FEED.STAFF_ID),
                        Locale.forLanguageTag(r.get(CALENDAR_FEED.LANG)),
                        feed(r)));
    }

    public Optional<CalendarFeed> of(int district, int staff) {
        return db.selectFrom(CALENDAR_FEED)
                .where(CALENDAR_FEED.DISTRICT_ID.eq(district), CALENDAR_FEED.STAFF_ID.eq(staff))
                .fetchOptional(FeedStore::feed);
    }

    /** In the place of the person's one before. */
    public void put(int district, int staff, CalendarFeed feed, Locale locale, byte[] digest) {
        var row = db.newRecord(CALENDAR_FEED);
        row.set(CALENDAR_FEED.DISTRICT_ID, district);
        row.set(CALENDAR_FEED.STAFF_ID, staff);
        row.set(CALENDAR_FEED.UNIT_ID, feed.unit());
        row.set(CALENDAR_FEED.WHOSE, feed.whose().no());
        row.set(CALENDAR_FEED.LANG, locale.toLanguageTag());
        row.set(CALENDAR_FEED.DIGEST, digest);
        row.set(CALENDAR_FEED.MADE_AT, feed.madeAt());
        row.set(CALENDAR_FEED.EXPIRES_AT, feed.expiresAt());
        db.insertInto(CALENDAR_FEED)
                .set(row)
                .onConflict(CALENDAR_FEED.DISTRICT_ID, CALENDAR_FEED.STAFF_ID)
                .doUpdate()
                .set(row)
                .execute();
    }

    /** @return whether there was one */
    public boolean delete(int district, int staff) {
        return db.deleteFrom(CALENDAR_FEED)
                        .where(CALENDAR_FEED.DISTRICT_ID.eq(district), CALENDAR_FEED.STAFF_ID.eq(staff))
                        .execute()
                == 1;
    }

    private static CalendarFeed feed(Record r) {
        return new CalendarFeed(
                r.get(CALENDAR_FEED.UNIT_ID),
                Stored.of(Whose.class, r.get(CALENDAR_FEED.WHOSE)),
                r.get(CALENDAR_FEED.MADE_AT),
                r.get(CALENDAR_FEED.EXPIRES_AT));
    }
}
