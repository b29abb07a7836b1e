package org.shanzhi.matter.work;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.util.List;
import org.shanzhi.kernel.tasks.RecurringWork;
import org.shanzhi.matter.store.RecountRuns;
import org.shanzhi.org.Organisation;
import org.springframework.stereotype.Component;

/**
 * What changed gets its run, and runs are worked off, the oldest first, by one node at a time. One whose node was killed goes on
 * at its cursor, on whichever node is first to be given this work.
 */
@Component
class RecountClocks implements RecurringWork {
    private final Organisation organisation;
    private final List<RecountCause> causes;
    private final RecountRuns runs;
    private final Recounting recounting;

    RecountClocks(Organisation organisation, List<RecountCause> causes, RecountRuns runs, Recounting recounting) {
        this.organisation = organisation;
        this.causes = causes;
        this.runs = runs;
        this.recounting = recounting;
    }

    @Override
    public String name() {
        return "recount-clocks";
    }

    @Override
    public Schedule schedule() {
        return FixedDelay.ofSeconds(10);
    }

    @Override
    public void run() {
        organisation.districts().forEach(district -> catchUp(district.id()));
    }

    /** Returns how many matters changed. */
    int catchUp(int district) {
        for (RecountCause cause : causes)
            for (var changed : cause.changes(district))
                runs.add(district, cause.kind(), changed.subject(), changed.by());
        int matters = 0;
        for (var next = runs.next(district); next.isPresent(); next = runs.next(district)) {
            int before = next.get().changed();
            if (!recounting.run(next.get())) return matters;
            matters += runs.find(district, next.get().no()).orElseThrow().changed() - before;
        }
        return matters;
    }
}
