package org.shanzhi.matter.work;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import org.shanzhi.kernel.tasks.RecurringWork;
import org.shanzhi.org.Organisation;
import org.springframework.stereotype.Component;

/** Clocks that waited for a holiday year become final soon after somebody has entered it. */
@Component
class RecountHolidays implements RecurringWork {
    private final Organisation organisation;
    private final HolidayRecount recount;

    RecountHolidays(Organisation organisation, HolidayRecount recount) {
        this.organisation = organisation;
        this.recount = recount;
    }

    @Override
    public String name() {
        return "recount-holidays";
    }

    @Override
    public Schedule schedule() {
        return FixedDelay.ofSeconds(30);
    }

    @Override
    public void run() {
        organisation.districts().forEach(district -> recount.catchUp(district.id()));
    }
}
