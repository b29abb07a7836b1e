package org.shanzhi.policy.holidays;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.shanzhi.calendar.HolidayResources;
import org.shanzhi.calendar.Holidays;
import org.shanzhi.policy.HolidayEdition;

/** The editions of one district in the order in which they were entered, as read at one moment, with the tables they make. */
public final class Editions {
    private static final Holidays SHIPPED = HolidayResources.load();

    private final List<HolidayEdition> entered;
    private final Instant readAt;
    private final Map<Integer, Holidays> tables;

    Editions(List<HolidayEdition> entered, Instant readAt) {
        this(List.copyOf(entered), readAt, new ConcurrentHashMap<>(Map.of(0, SHIPPED)));
    }

    private Editions(List<HolidayEdition> entered, Instant readAt, Map<Integer, Holidays> tables) {
        this.entered = entered;
        this.readAt = readAt;
        this.tables = tables;
    }

    /** The same, looked at again later. */
    public Editions seenAgain(Instant at) {
        return new Editions(entered, at, tables);
    }

    public Instant readAt() {
        return readAt;
    }

    public int size() {
        return entered.size();
    }

    public List<HolidayEdition> all() {
        return entered;
    }

    public Holidays at(Instant known) {
        int count = entered.size();
        while (count > 0 && entered.get(count - 1).knownFrom().isAfter(known)) count--;
        return table(count);
    }

    public Holidays newest() {
        return table(entered.size());
    }

    public Optional<HolidayEdition> lastOf(int year) {
        return entered.reversed().stream()
                .filter(edition -> edition.year() == year)
                .findFirst();
    }

    /** Later than every edition, whatever the clock of the node that wrote the last one said. */
    public Instant nextInstant(Instant now) {
        Instant earliest = entered.isEmpty() ? now : entered.getLast().at().plusNanos(1_000);
        return now.isBefore(earliest) ? earliest : now;
    }

    private Holidays table(int count) {
        Holidays table = tables.get(count);
        if (table == null) {
            table = table(count - 1).with(count, entered.get(count - 1).days());
            tables.put(count, table);
        }
        return table;
    }
}
