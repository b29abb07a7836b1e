package org.shanzhi.matter.work;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.Event.OfficeHoursChanged;
import org.shanzhi.policy.Timetables;
import org.springframework.stereotype.Component;

/** Offices open at other hours from a day on. */
@Component
class RecountOfficeHours implements RecountCause {
    static final String KIND = "OFFICE_HOURS";

    private final Timetables timetables;
    private final Clock clock;

    RecountOfficeHours(Timetables timetables, Clock clock) {
        this.timetables = timetables;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<Changed> changes(int district) {
        Instant now = clock.instant();
        return timetables.editions(district).stream()
                .filter(edition -> !now.isBefore(edition.knownFrom()))
                .map(edition -> new Changed(String.valueOf(edition.edition()), edition.enteredBy()))
                .toList();
    }

    @Override
    public Telling telling(int district, String subject) {
        var event = Optional.<Event>of(new OfficeHoursChanged(Integer.parseInt(subject)));
        return _ -> event;
    }

    @Override
    public List<Object> named(int district, String subject) {
        return List.of(subject);
    }
}
