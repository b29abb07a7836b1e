package org.shanzhi.policy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.shanzhi.calendar.OfficeHours;
import org.shanzhi.calendar.OfficeTimes;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.database.DatabaseClock;
import org.shanzhi.policy.hours.Entered;
import org.shanzhi.policy.hours.HoursStore;
import org.shanzhi.policy.hours.HoursText;
import org.springframework.stereotype.Component;

/**
 * 上班时间: when the offices of a district are open on working days, and units with hours of their own. Periods in working hours
 * (工作小时) count by them. Every edition is kept and holds from a day to come, so that the same instant gives the same hours on
 * every node, today and in ten years.
 */
@Component
public class Timetables {
    private static final Duration STALE = Duration.ofSeconds(4);
    private static final int SHORTEST_REASON = 4;
    private static final int MOST_DAYS_AHEAD = 366;
    private static final String PUBLIC = "office hours hang at the door";

    private final DSLContext db;
    private final OfficeHours shipped;
    private final HoursStore store = new HoursStore();
    private final Journal journal;
    private final Clock clock;
    private final Map<Integer, Entered> held = new ConcurrentHashMap<>();

    Timetables(DSLContext db, Policies policies, Journal journal, Clock clock) {
        this.db = db;
        this.shipped = policies.deadlines().officeHours();
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The hours by which the program counted at an instant. From memory: at most one small select in four seconds.
     *
     * @param unit whose duty it is; null for the district's hours
     * @param known an instant to come means now
     */
    @Needs(open = PUBLIC)
    public OfficeTimes at(int district, Integer unit, Instant known) {
        Instant now = clock.instant();
        Instant asked = known.isAfter(now) ? now : known;
        return readAfter(district, asked.minus(STALE)).at(unit, asked);
    }

    /** With what was entered a moment ago and counts only after {@link HolidayYears#SETTLING}: for showing, not for storing. */
    @Needs(open = PUBLIC)
    public OfficeTimes now(int district, Integer unit) {
        return readAfter(district, clock.instant().minus(STALE)).newest(unit);
    }

    /** Every edition ever entered, the oldest first. Read anew. */
    @Needs(open = PUBLIC)
    public List<HoursEdition> editions(int district) {
        return readAfter(district, clock.instant()).all();
    }

    /**
     * Enters hours that hold from tomorrow on at the earliest; running clocks of open matters are counted again by them soon
     * after. Whoever calls has made sure that there is such a unit. Not idempotent, but the same hours again are refused.
     *
     * @throws Invalid when the hours cannot be read or overlap, the day is not to come, the district is left without hours, or
     *     the reason is not said in words
     * @throws Refused when nothing would change, or somebody entered others meanwhile
     */
    @Needs(Permission.ENTER_HOLIDAYS)
    public HoursEdition enter(Caller by, NewHours wanted) {
        by.require(Permission.ENTER_HOLIDAYS);
        DatabaseClock.requireTrustworthy(clock);
        Optional<OfficeHours> hours = checked(wanted);
        int district = by.district();
        HoursEdition entered = db.transactionResult(transaction -> {
            store.hold(transaction.dsl(), district);
            Entered before = read(transaction.dsl(), district);
            if (before.last() != wanted.basedOn()) throw new Refused(HoursRefusal.HOURS_ENTERED_MEANWHILE);
            Instant at = before.nextInstant(clock.instant().truncatedTo(ChronoUnit.MICROS));
            var edition = new HoursEdition(
                    before.last() + 1,
                    wanted.unit(),
                    wanted.from(),
                    hours.orElse(null),
                    wanted.reason().strip(),
                    by.staffId(),
                    at);
            if (changesNothing(before, edition)) throw new Refused(HoursRefusal.HOURS_UNCHANGED);
            store.insert(transaction.dsl(), district, edition);
            journal.note(by, "ENTER_OFFICE_HOURS", told(edition));
            return edition;
        });
        held.remove(district);
        return entered;
    }

    /** Empty when a unit is to go by the district's hours again. */
    private Optional<OfficeHours> checked(NewHours wanted) {
        var errors = new ArrayList<FieldError>();
        LocalDate today = ChinaTime.day(clock.instant());
        boolean none = wanted.spans() == null || wanted.spans().isBlank();
        Optional<OfficeHours> hours = none ? Optional.empty() : HoursText.read(wanted.spans());
        if (none && wanted.unit() == null) errors.add(FieldError.of("spans", HoursRefusal.HOURS_MISSING));
        if (!none && hours.isEmpty()) errors.add(FieldError.of("spans", HoursRefusal.HOURS_UNREADABLE));
        if (wanted.from() == null || !wanted.from().isAfter(today))
            errors.add(FieldError.of("from", HoursRefusal.HOURS_FROM_TOMORROW));
        else if (wanted.from().isAfter(today.plusDays(MOST_DAYS_AHEAD)))
            errors.add(FieldError.of("from", HoursRefusal.HOURS_TOO_FAR_AHEAD));
        if (wanted.reason() == null || wanted.reason().strip().length() < SHORTEST_REASON)
            errors.add(FieldError.of("reason", HoursRefusal.HOURS_REASON_MISSING, SHORTEST_REASON));
        if (!errors.isEmpty()) throw new Invalid(errors);
        return hours;
    }

    private boolean changesNothing(Entered before, HoursEdition edition) {
        var all = new ArrayList<>(before.all());
        all.add(edition);
        var after = new Entered(shipped, all, before.readAt());
        return after.newest(edition.unit()).sameAs(before.newest(edition.unit()));
    }

    private static Map<String, String> told(HoursEdition edition) {
        var told = new HashMap<String, String>();
        told.put("edition", String.valueOf(edition.edition()));
        told.put("from", edition.from().toString());
        if (edition.unit() != null) told.put("unit", String.valueOf(edition.unit()));
        return told;
    }

    private Entered readAfter(int district, Instant oldest) {
        Entered entered = held.get(district);
        if (entered != null && !entered.readAt().isBefore(oldest)) return entered;
        Entered fresh = read(db, district);
        return held.merge(district, fresh, (one, other) -> one.readAt().isAfter(other.readAt()) ? one : other);
    }

    private Entered read(DSLContext on, int district) {
        Instant before = clock.instant();
        return new Entered(shipped, store.all(on, district), before);
    }
}
