package org.shanzhi.policy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.shanzhi.calendar.HolidayYear;
import org.shanzhi.calendar.Holidays;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.database.DatabaseClock;
import org.shanzhi.policy.holidays.Editions;
import org.shanzhi.policy.holidays.HolidayStore;
import org.shanzhi.policy.holidays.YearRules;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The holiday years of every district (放假安排): those the program brings along, and what was entered by hand. Every
 * edition is kept, so that {@link #at} gives the same table for the same instant on every node, today and in ten years,
 * and a date counted long ago can be counted again.
 *
 * <p>For the same reason a later release may not simply bring another year along: it has to enter it as an edition when it
 * first starts, or the past would change.
 */
@Component
public class HolidayYears {
    /**
     * From being entered to being counted with. By then every node has read the edition, whoever writes at that moment:
     * one that has not looked for {@link #STALE} looks before it answers, and an edition is committed within the rest.
     */
    public static final Duration SETTLING = Duration.ofSeconds(10);

    private static final Duration STALE = Duration.ofSeconds(4);
    private static final String PUBLIC = "the State Council publishes it";

    private final DSLContext db;
    private final HolidayStore store;
    private final Clock clock;
    private final ApplicationEventPublisher publisher;
    private final Journal journal;
    private final Map<Integer, Editions> held = new ConcurrentHashMap<>();

    HolidayYears(DSLContext db, Clock clock, ApplicationEventPublisher publisher, Journal journal) {
        this.db = db;
        this.store = new HolidayStore();
        this.clock = clock;
        this.publisher = publisher;
        this.journal = journal;
    }

    /**
     * The table by which the program counted at an instant; its version is the number of editions then known and never
     * goes down. From memory: at most one small select in {@link #STALE}.
     *
     * @param known an instant to come means now
     */
    @Needs(open = PUBLIC)
    public Holidays at(int district, Instant known) {
        Instant now = clock.instant();
        Instant asked = known.isAfter(now) ? now : known;
        return readAfter(district, asked.minus(STALE)).at(asked);
    }

    /**
     * The newest table, with editions that were entered a moment ago and count only after {@link #SETTLING}: for
     * previews, not for dates that are stored.
     */
    @Needs(open = PUBLIC)
    public Holidays now(int district) {
        return readAfter(district, clock.instant().minus(STALE)).newest();
    }

    /** Every edition ever entered, the oldest first. */
    @Needs(open = PUBLIC)
    public List<HolidayEdition> editions(int district) {
        return readAfter(district, clock.instant()).all();
    }

    /** All years from the first that is known to the next one to come, the latest first. */
    @Needs(open = PUBLIC)
    public List<YearState> years(int district) {
        Editions editions = readAfter(district, clock.instant());
        Holidays newest = editions.newest();
        int first = newest.years().getFirst().year();
        int last = Math.max(thisYear() + 1, newest.years().getLast().year());
        return IntStream.rangeClosed(first, last)
                .mapToObj(year -> new YearState(year, stateOf(year, editions), editions.lastOf(year)))
                .sorted(Comparator.comparingInt(YearState::year).reversed())
                .toList();
    }

    /** What entering would change, and what is wrong or strange about it; writes nothing. */
    @Needs(Permission.ENTER_HOLIDAYS)
    public HolidayPreview preview(Caller caller, NewHolidayYear wanted) {
        caller.require(Permission.ENTER_HOLIDAYS);
        Editions editions = readAfter(caller.district(), clock.instant());
        Holidays before = editions.newest();
        var errors = YearRules.errors(wanted, before, thisYear());
        boolean consistent = wanted.restDays().keySet().stream().noneMatch(wanted.workingDays()::containsKey);
        Holidays after = consistent ? before.with(before.version() + 1, daysOf(wanted)) : before;
        return new HolidayPreview(
                errors,
                YearRules.refusals(wanted, before, editions.lastOf(wanted.year())),
                YearRules.warnings(wanted),
                YearRules.changes(wanted.year(), before, after));
    }

    /**
     * Enters a year, or another edition of one that is known. Publishes {@link HolidayYearEntered} in the same
     * transaction; clocks that wait for the year are recomputed by whoever listens, not before {@link #SETTLING} has
     * passed. Not idempotent, but the same days again are refused.
     *
     * @throws Invalid when a day lies outside the year, a make-up day is no weekend or also off, a name, the source or
     *     the reason is missing
     * @throws Refused when nothing would change, somebody entered the year meanwhile, or a warning is not confirmed
     */
    @Needs(Permission.ENTER_HOLIDAYS)
    public HolidayYearEntered enter(Caller caller, NewHolidayYear wanted) {
        caller.require(Permission.ENTER_HOLIDAYS);
        DatabaseClock.requireTrustworthy(clock);
        int district = caller.district();
        HolidayYearEntered entered = db.transactionResult(transaction -> {
            Editions editions = store.read(transaction.dsl(), district, clock.instant());
            YearRules.check(wanted, editions, thisYear());
            var edition = new HolidayEdition(
                    editions.lastOf(wanted.year()).map(HolidayEdition::edition).orElse(0) + 1,
                    daysOf(wanted),
                    YearRules.blankToNull(wanted.reason()),
                    caller.staffId(),
                    editions.nextInstant(clock.instant().truncatedTo(ChronoUnit.MICROS)));
            store.write(transaction.dsl(), district, edition);
            journal.note(
                    caller,
                    "ENTER_HOLIDAY_YEAR",
                    Map.of("year", Integer.toString(edition.year()), "edition", Integer.toString(edition.edition())));
            var event = new HolidayYearEntered(district, edition.year(), edition.edition(), edition.knownFrom());
            publisher.publishEvent(event);
            return event;
        });
        held.remove(district);
        return entered;
    }

    private Editions readAfter(int district, Instant oldest) {
        Editions editions = held.get(district);
        return editions != null && !editions.readAt().isBefore(oldest) ? editions : renewed(district);
    }

    /**
     * Whoever finds it stale reads for himself: one who waited for another's answer might hold the very connection that the
     * other needs. What is held is kept as long as nothing was added.
     */
    private Editions renewed(int district) {
        Instant before = clock.instant();
        Editions old = held.get(district);
        Editions fresh = old != null && store.count(db, district) == old.size()
                ? old.seenAgain(before)
                : store.read(db, district, before);
        return held.merge(district, fresh, (one, other) -> one.readAt().isAfter(other.readAt()) ? one : other);
    }

    private int thisYear() {
        return ChinaTime.day(clock.instant()).getYear();
    }

    private static YearState.State stateOf(int year, Editions editions) {
        if (editions.lastOf(year).isPresent()) return YearState.State.ENTERED;
        return editions.newest().isKnown(year) ? YearState.State.SHIPPED : YearState.State.UNKNOWN;
    }

    private static HolidayYear daysOf(NewHolidayYear wanted) {
        return new HolidayYear(
                wanted.year(), List.of(wanted.source().strip()), wanted.restDays(), wanted.workingDays());
    }
}
