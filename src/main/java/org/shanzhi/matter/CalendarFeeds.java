package org.shanzhi.matter;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shanzhi.access.AccessLog;
import org.shanzhi.access.Callers;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.crypto.CryptoSuite;
import org.shanzhi.matter.DueCalendar.Whose;
import org.shanzhi.matter.FeedSheet.Entry;
import org.shanzhi.matter.store.DueClocks;
import org.shanzhi.matter.store.FeedStore;
import org.shanzhi.matter.store.Lists;
import org.shanzhi.matter.work.Sight;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.RoleScope;
import org.springframework.stereotype.Component;

/**
 * 日历订阅: one address a person, from which that person's own calendar program fetches due dates. Whoever has the address
 * reads numbers and dates, so it ends by time, by hand, with the account and with the post; who it is of is asked anew each time.
 */
@Component
public class CalendarFeeds {
    public static final int LONGEST_DAYS = 365;

    private static final int BYTES = 32;
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");
    /** What is late for longer is on the boards. */
    private static final int DAYS_BACK = 60;

    private static final int DAYS_AHEAD = 400;
    private static final int MOST = 1_000;

    private final FeedStore store;
    private final DueClocks clocks;
    private final Sight sight;
    private final Callers callers;
    private final Organisation organisation;
    private final Policies policies;
    private final CryptoSuite crypto;
    private final AccessLog log;
    private final Clock clock;

    CalendarFeeds(
            FeedStore store,
            DueClocks clocks,
            Sight sight,
            Callers callers,
            Organisation organisation,
            Policies policies,
            CryptoSuite crypto,
            AccessLog log,
            Clock clock) {
        this.store = store;
        this.clocks = clocks;
        this.sight = sight;
        this.callers = callers;
        this.organisation = organisation;
        this.policies = policies;
        this.crypto = crypto;
        this.log = log;
        this.clock = clock;
    }

    /** The caller's own address, ended ones too until it is made anew; empty when there is none. */
    @Needs(Permission.READ_MATTERS)
    public Optional<CalendarFeed> mine(Caller by) {
        return store.of(by.district(), by.staffId());
    }

    /**
     * Makes the caller's address, or another in its place: the one before ends at once. In the unit in which the caller acts.
     * Not idempotent.
     *
     * @param days how long it works, to the end of the last, 1 to {@value #LONGEST_DAYS}
     * @param locale of the entries
     * @throws Invalid when the days are out of range
     */
    @Needs(Permission.READ_MATTERS)
    public CalendarFeed.Issued make(Caller by, Whose whose, int days, Locale locale) {
        if (days < 1 || days > LONGEST_DAYS)
            throw new Invalid("days", FeedRefusal.FEED_DAYS_OUT_OF_RANGE, LONGEST_DAYS);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var feed = new CalendarFeed(
                by.unitId(), whose, now, ChinaTime.endOf(ChinaTime.day(now).plusDays(days)));
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(crypto.random(BYTES));
        store.put(by.district(), by.staffId(), feed, locale, digest(secret));
        log.note(by, "MAKE_CALENDAR_FEED", Map.of("whose", whose.name()));
        return new CalendarFeed.Issued(feed, secret);
    }

    /** Ends the caller's address at once. Idempotent. */
    @Needs(Permission.READ_MATTERS)
    public void end(Caller by) {
        if (store.delete(by.district(), by.staffId())) log.note(by, "END_CALENDAR_FEED", Map.of());
    }

    /**
     * The due dates behind an address, as far as its owner may act on the matters today; empty when it has ended, its owner's
     * account or post has, or there never was one. Two statements, one for what is no address.
     */
    @Needs(open = "whoever has the address asks for its owner; that is what it is for")
    public Optional<FeedSheet> of(String secret) {
        if (!SECRET.matcher(secret).matches()) return Optional.empty();
        return store.byDigest(digest(secret))
                .filter(held -> clock.instant().isBefore(held.feed().expiresAt()))
                .flatMap(held -> callers.withAccount(
                                held.district(), held.staff(), held.feed().unit())
                        .filter(by -> by.unitId() == held.feed().unit())
                        .filter(CalendarFeeds::acts)
                        .map(by -> sheet(by, held.feed().whose(), held.locale())));
    }

    /** Holds the right to some action on matters that are seen. */
    private static boolean acts(Caller by) {
        return by.may(Permission.READ_MATTERS)
                && by.permissions().stream()
                        .anyMatch(right ->
                                right.action().isPresent() && by.scopeFor(right).compareTo(RoleScope.OWN) <= 0);
    }

    private FeedSheet sheet(Caller by, Whose whose, Locale locale) {
        Instant now = clock.instant();
        LocalDate today = ChinaTime.day(now);
        var district = organisation.district(by.district());
        var look = new DueClocks.Look(
                by.district(),
                sight.reaching(by),
                whose.of(),
                ClockFilter.ofDuties(policies.deadlines()).owed(whose.owed(by)),
                Lists.Asking.of(Sight.own(by), now));
        var entries = clocks.running(look, today.minusDays(DAYS_BACK), today.plusDays(DAYS_AHEAD), MOST).stream()
                .map(duty -> new Entry(
                        new MatterNumber(district.prefix(), duty.matter()),
                        duty.no(),
                        policies.deadlines()
                                .numbered(duty.policy())
                                .orElseThrow()
                                .code(),
                        duty.dueAt(),
                        duty.dueDay(),
                        duty.provisional()))
                .toList();
        return new FeedSheet(district.code(), whose, locale, now, entries);
    }

    private byte[] digest(String secret) {
        return crypto.digest(secret.getBytes(StandardCharsets.US_ASCII));
    }
}
