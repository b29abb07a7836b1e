package org.shanzhi.search.topic;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import org.shanzhi.kernel.tasks.RecurringWork;
import org.shanzhi.org.Organisation;
import org.springframework.stereotype.Component;

/** Looks every hour, on one node, for what has become hot in every district. A run again changes nothing. */
@Component
class FindTopics implements RecurringWork {
    private final Gathering gathering;
    private final Organisation organisation;

    FindTopics(Gathering gathering, Organisation organisation) {
        this.gathering = gathering;
        this.organisation = organisation;
    }

    @Override
    public String name() {
        return "find-topics";
    }

    @Override
    public Schedule schedule() {
        return FixedDelay.ofHours(1);
    }

    @Override
    public void run() {
        organisation.districts().forEach(district -> gathering.run(district.id()));
    }
}
