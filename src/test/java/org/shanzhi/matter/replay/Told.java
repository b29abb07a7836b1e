package org.shanzhi.matter.replay;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.matter.Event;

/**
 * A life from somebody's records: what happened, as events; and, counted by hand beside it without looking at any policy, the
 * periods that people had.
 */
record Told(String name, Instant registered, List<Happened> events, List<Period> periods) {
    record Happened(Instant at, Event event) {}

    /**
     * @param end null: nothing ended it
     * @param judged false: it ended without a verdict
     */
    record Period(String policy, Instant start, Instant end, LocalDate lastDay, boolean judged) {
        boolean isOverdue(Instant now) {
            return !now.isBefore(start) && (end == null || now.isBefore(end)) && isPast(now);
        }

        String verdict() {
            if (end == null) return "RUNS";
            if (!judged) return "CANCELLED";
            return isPast(end) ? "MET_LATE" : "MET";
        }

        private boolean isPast(Instant instant) {
            return ChinaTime.day(instant).isAfter(lastDay);
        }
    }

    static Told registered(String name, Instant at) {
        return new Told(name, at, new ArrayList<>(), new ArrayList<>());
    }

    Told then(Instant at, Event event) {
        events.add(new Happened(at, event));
        return this;
    }

    Told period(PlainDays days, String policy, int length, Instant start, Instant end, boolean judged) {
        periods.add(new Period(policy, start, end, days.after(ChinaTime.day(start), length), judged));
        return this;
    }
}
