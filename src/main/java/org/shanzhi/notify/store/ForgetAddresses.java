package org.shanzhi.notify.store;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.tasks.RecurringWork;
import org.shanzhi.policy.Appointments;
import org.springframework.stereotype.Component;

/** A private address was given for the service: whoever serves no more is reminded of nothing, and it is forgotten. */
@Component
class ForgetAddresses implements RecurringWork {
    private final ReminderStore store;
    private final Appointments appointments;

    ForgetAddresses(ReminderStore store, Appointments appointments) {
        this.store = store;
        this.appointments = appointments;
    }

    @Override
    public String name() {
        return "forget-addresses";
    }

    @Override
    public Schedule schedule() {
        return Schedules.daily(ChinaTime.ZONE, LocalTime.of(3, 25));
    }

    @Override
    public void run() {
        store.everybody()
                .forEach((district, staff) -> staff.stream()
                        .filter(one -> appointments.of(district, one).isEmpty())
                        .forEach(one -> store.forget(district, one)));
    }
}
