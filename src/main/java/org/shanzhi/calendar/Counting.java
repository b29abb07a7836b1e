package org.shanzhi.calendar;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.shanzhi.calendar.count.Backward;
import org.shanzhi.calendar.count.Explanation;
import org.shanzhi.calendar.count.Forward;
import org.shanzhi.calendar.count.Tally;

/**
 * Counts periods as the law does. A pure function of the limit, what happened to the clock, the office hours and the
 * holiday table: a newer table means a new {@code Counting} and the same question again. It never refuses and never
 * throws for anything that a clock can go through.
 *
 * <p><b>Days.</b> The first day is not counted (民法典 201). The n-th day, working day or same-numbered day of the
 * month, else the month's last (民法典 202), is the last day and runs to 24:00 (民法典 203). With {@code roll} a last day
 * that is a rest day moves to the first day after the rest period; it is applied once, to the last day of all.
 *
 * <p><b>Pauses</b> (中止). When a clock is resumed, the rest of its period continues (民诉法 153, 行政复议法 39), so what
 * ran before is neither lost nor doubled. Hours and minutes stand still to the instant. Of whole days, the day on which
 * it is paused is broken off and finished on the day on which it is resumed: <em>a day is used up when its 24:00 comes
 * while the clock runs.</em> A pause from one day to another therefore gives back exactly the days from the first up to
 * the second, of working days those that are working days; a pause that is resumed on the same day changes nothing; two
 * pauses are worth as much as one that is cut in two; and nothing is ever due while it is paused. If the first, uncounted
 * day is broken off, the day of resuming takes its place. Months, years and ends of months are as many days as they
 * would have had without a pause.
 *
 * <p><b>Extensions</b> (延长) continue from the unrolled end of what came before; months and years are added up before
 * they are counted, so that a short month between them costs nothing.
 *
 * <p><b>Unknown years</b> give a date all the same, marked {@link Certainty#PROVISIONAL}: working days count with
 * weekends only, calendar periods stay unrolled, also when they end on a rest day whose rest period runs into an unknown
 * year. It is the earliest calendar date that may come out.
 *
 * <p><b>Counting back</b> from an anchor mirrors all this: the anchor's day is not counted, a rest day moves earlier,
 * and neither pauses nor extensions move it, because the anchor stands.
 */
public record Counting(Holidays holidays, OfficeTimes officeTimes) {
    public Counting {
        Objects.requireNonNull(holidays);
        Objects.requireNonNull(officeTimes);
    }

    /** With hours that never change. */
    public Counting(Holidays holidays, OfficeHours officeHours) {
        this(holidays, OfficeTimes.always(officeHours));
    }

    /** The date alone, for clocks and alarms; its list of steps is empty. */
    public Due due(Limit limit, Instant start) {
        return due(limit, Course.from(start));
    }

    public Due due(Limit limit, Course course) {
        return count(limit, course, false).due(List.of());
    }

    /** The same date with the reason for every day that is not counted, for people. */
    public Due explain(Limit limit, Course course) {
        Tally tally = count(limit, course, true);
        return tally.due(new Explanation(limit, course, this, tally).steps());
    }

    private Tally count(Limit limit, Course course, boolean explain) {
        return switch (limit.direction()) {
            case AFTER_START -> new Forward(limit, course, this, explain).count();
            case BEFORE_ANCHOR -> new Backward(limit, course.start(), this).count();
        };
    }
}
