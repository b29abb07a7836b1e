package org.shanzhi.demo.town;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.shanzhi.demo.Shares;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.start.DemoSize;

/**
 * How many matters come on which day, and which numbers they get: fixed before anything is made, so that several can work
 * and whoever comes after an interruption knows what is missing.
 *
 * @param parts some days each; a part is made as a whole or not at all
 * @param lastNumbers the last number of each year
 */
record Plan(List<Part> parts, Map<Integer, Integer> lastNumbers) {
    private static final int LEAST_IN_A_PART = 1_000;
    private static final int DAYS_IN_A_YEAR = 365;
    /** A small district has more of late than of long ago, so that its desks are full. */
    private static final double FADING_DAYS = 90;

    /** @param first the number within its year of the first matter of the day; the others follow */
    record Day(LocalDate date, int count, int first) {}

    record Part(List<Day> days) {
        int count() {
            return days.stream().mapToInt(Day::count).sum();
        }

        /** The first matter of the part is there exactly when all are. */
        Day firstWithMatters() {
            return days.stream().filter(day -> day.count() > 0).findFirst().orElseThrow();
        }
    }

    static Plan of(Making making, Season season) {
        int yearly = Stream.of(making.size()).stream().mapToInt(Stream::share).sum();
        return of(making, season, making.years() * yearly);
    }

    static Plan of(Making making, Season season, int count) {
        Instant now = making.now();
        int span = making.years() * DAYS_IN_A_YEAR;
        LocalDate today = ChinaTime.day(now);
        var weights = new double[span + 1];
        for (int i = 0; i <= span; i++) {
            LocalDate day = today.minusDays(span - i);
            double age = span - i;
            weights[i] = season.weight(day) * (making.size() == DemoSize.SMALL ? Math.exp(-age / FADING_DAYS) : 1);
        }
        // Nobody has come yet in what is left of today.
        weights[span] *=
                (now.atZone(ChinaTime.ZONE).toLocalTime().toSecondOfDay() + 1.0) / LocalTime.MAX.toSecondOfDay();
        int[] counts = Shares.of(count, 0, weights);
        var numbers = new TreeMap<Integer, Integer>();
        var parts = new ArrayList<Part>();
        var open = new ArrayList<Day>();
        int waiting = 0;
        for (int i = 0; i <= span; i++) {
            LocalDate date = today.minusDays(span - i);
            int last = numbers.merge(date.getYear(), counts[i], Integer::sum);
            open.add(new Day(date, counts[i], last - counts[i] + 1));
            waiting += counts[i];
            if (waiting >= LEAST_IN_A_PART || i == span && waiting > 0) {
                parts.add(new Part(List.copyOf(open)));
                open.clear();
                waiting = 0;
            }
        }
        return new Plan(List.copyOf(parts), numbers);
    }

    int count() {
        return parts.stream().mapToInt(Part::count).sum();
    }
}
