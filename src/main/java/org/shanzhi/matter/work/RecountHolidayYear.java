package org.shanzhi.matter.work;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.shanzhi.matter.Event.ClocksRecomputed;
import org.shanzhi.matter.store.RunningClocks;
import org.shanzhi.policy.HolidayYears;
import org.shanzhi.policy.WaitingForHolidays;
import org.springframework.stereotype.Component;

/** A holiday year was entered or corrected. */
@Component
class RecountHolidayYear implements RecountCause, WaitingForHolidays {
    static final String KIND = "HOLIDAY_YEAR";

    private final HolidayYears years;
    private final RunningClocks running;
    private final Clock clock;

    RecountHolidayYear(HolidayYears years, RunningClocks running, Clock clock) {
        this.years = years;
        this.running = running;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<Changed> changes(int district) {
        Instant now = clock.instant();
        return years.editions(district).stream()
                .filter(edition -> !now.isBefore(edition.knownFrom()))
                .map(edition -> new Changed(edition.year() + "-" + edition.edition(), edition.enteredBy()))
                .toList();
    }

    @Override
    public Telling telling(int district, String subject) {
        int[] edition = numbers(subject);
        var event = Optional.<org.shanzhi.matter.Event>of(new ClocksRecomputed(edition[0], edition[1]));
        return _ -> event;
    }

    @Override
    public List<Object> named(int district, String subject) {
        int[] edition = numbers(subject);
        return List.of(Integer.toString(edition[0]), edition[1]);
    }

    private static int[] numbers(String subject) {
        int dash = subject.indexOf('-');
        return new int[] {Integer.parseInt(subject.substring(0, dash)), Integer.parseInt(subject.substring(dash + 1))};
    }

    @Override
    public long clocksWaitingFor(int district, int year) {
        return running.provisionalIn(district, year);
    }
}
