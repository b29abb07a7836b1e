package org.shanzhi.demo.town;

import java.util.Map;
import org.shanzhi.access.Callers;
import org.shanzhi.notify.Medium;
import org.shanzhi.notify.Reminders;
import org.shanzhi.notify.Reminders.Chosen;
import org.shanzhi.notify.Reminders.Typed;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Post;
import org.springframework.stereotype.Component;

/** Whoever can sign in to the demo district is reminded by mail, which is written to a file there. */
@Component
class DemoReminders {
    private final Organisation organisation;
    private final Callers callers;
    private final Reminders reminders;

    DemoReminders(Organisation organisation, Callers callers, Reminders reminders) {
        this.organisation = organisation;
        this.callers = callers;
        this.reminders = reminders;
    }

    void choose(int district) {
        for (DemoAccount one : DemoAccount.all()) {
            int staff = organisation
                    .staffByUsername(district, one.username())
                    .orElseThrow()
                    .id();
            var mail = new Chosen(one.username() + "@example.gov.cn", true);
            organisation.posts(district, staff).stream()
                    .map(Post::unitId)
                    .findFirst()
                    .flatMap(unit -> callers.onBehalf(district, staff, unit))
                    .ifPresent(by -> reminders.choose(by, new Typed(Map.of(Medium.MAIL, mail), "22:00", "07:00")));
        }
    }
}
