package org.shanzhi.demo.town;

import java.time.Clock;
import org.shanzhi.access.Callers;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.NewHours;
import org.shanzhi.policy.Timetables;
import org.springframework.stereotype.Component;

/** The demo district's centre stays open over noon from tomorrow on. */
@Component
class DemoHours {
    private final Timetables timetables;
    private final Organisation organisation;
    private final Callers callers;
    private final Clock clock;

    DemoHours(Timetables timetables, Organisation organisation, Callers callers, Clock clock) {
        this.timetables = timetables;
        this.organisation = organisation;
        this.callers = callers;
        this.clock = clock;
    }

    /** Makes nothing twice. */
    void make(int district) {
        if (!timetables.editions(district).isEmpty()) return;
        int centre = organisation.centre(district).id();
        int staff = organisation
                .staffByUsername(district, "sysadmin1")
                .orElseThrow()
                .id();
        Caller admin = organisation.posts(district, staff).stream()
                .findFirst()
                .flatMap(post -> callers.onBehalf(district, staff, post.unitId()))
                .orElseThrow();
        var from = ChinaTime.day(clock.instant()).plusDays(1);
        timetables.enter(admin, new NewHours(0, centre, from, "08:30-18:00", "窗口中午不断人"));
    }
}
