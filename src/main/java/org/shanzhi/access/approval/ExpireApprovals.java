package org.shanzhi.access.approval;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import org.shanzhi.access.Approvals;
import org.shanzhi.kernel.tasks.RecurringWork;
import org.springframework.stereotype.Component;

/** What nobody decided in time can be decided no more from that moment on; within the hour the log says so. */
@Component
class ExpireApprovals implements RecurringWork {
    private final Approvals approvals;

    ExpireApprovals(Approvals approvals) {
        this.approvals = approvals;
    }

    @Override
    public String name() {
        return "expire-approvals";
    }

    @Override
    public Schedule schedule() {
        return FixedDelay.ofHours(1);
    }

    @Override
    public void run() {
        approvals.expire();
    }
}
