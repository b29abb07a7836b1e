package org.shanzhi.policy.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.shanzhi.calendar.OfficeHours;
import org.shanzhi.calendar.OfficeTimes;
import org.shanzhi.policy.HoursEdition;

/** The office hours of one district in the order in which they were entered, as read at one moment. */
public final class Entered {
    private final OfficeHours shipped;
    private final List<HoursEdition> editions;
    private final Instant readAt;
    private final Map<Asked, OfficeTimes> times = new ConcurrentHashMap<>();

    /** @param shipped before anybody entered any */
    public Entered(OfficeHours shipped, List<HoursEdition> editions, Instant readAt) {
        this.shipped = shipped;
        this.editions = List.copyOf(editions);
        this.readAt = readAt;
    }

    /** @param count of the editions that are known, the oldest first */
    private record Asked(Integer unit, int count) {}

    public Instant readAt() {
        return readAt;
    }

    public List<HoursEdition> all() {
        return editions;
    }

    public int last() {
        return editions.isEmpty() ? 0 : editions.getLast().edition();
    }

    /** Later than every edition, whatever the clock of the node that wrote the last one said. */
    public Instant nextInstant(Instant now) {
        Instant earliest = editions.isEmpty() ? now : editions.getLast().at().plusNanos(1_000);
        return now.isBefore(earliest) ? earliest : now;
    }

    /** What was known at an instant. */
    public OfficeTimes at(Integer unit, Instant known) {
        int count = editions.size();
        while (count > 0 && editions.get(count - 1).knownFrom().isAfter(known)) count--;
        return times.computeIfAbsent(new Asked(unit, count), this::times);
    }

    public OfficeTimes newest(Integer unit) {
        return times.computeIfAbsent(new Asked(unit, editions.size()), this::times);
    }

    /** A unit has the district's hours on every day on which it has none of its own. */
    private OfficeTimes times(Asked asked) {
        var district = new TreeMap<LocalDate, OfficeHours>();
        entered(null, asked.count).forEach((day, hours) -> district.put(day, hours.orElse(shipped)));
        var common = new OfficeTimes(shipped, district);
        if (asked.unit == null) return common;
        var own = entered(asked.unit, asked.count);
        var days = new TreeSet<>(district.keySet());
        days.addAll(own.keySet());
        var since = new TreeMap<LocalDate, OfficeHours>();
        for (LocalDate day : days) {
            var change = own.floorEntry(day);
            since.put(day, change == null ? common.on(day) : change.getValue().orElse(common.on(day)));
        }
        return new OfficeTimes(shipped, since);
    }

    /** By first day; of two for one day the later holds. Empty where a unit goes by the district's again. */
    private TreeMap<LocalDate, Optional<OfficeHours>> entered(Integer unit, int count) {
        var entered = new TreeMap<LocalDate, Optional<OfficeHours>>();
        for (HoursEdition one : editions.subList(0, count))
            if (Objects.equals(one.unit(), unit)) entered.put(one.from(), Optional.ofNullable(one.hours()));
        return entered;
    }
}
