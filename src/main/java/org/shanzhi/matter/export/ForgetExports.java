package org.shanzhi.matter.export;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Clock;
import org.shanzhi.kernel.blobs.Files;
import org.shanzhi.kernel.tasks.RecurringWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** An exported file goes after a day: with its row goes its key, and nobody can read it from then on. */
@Component
class ForgetExports implements RecurringWork {
    private final ExportStore store;
    private final Files files;
    private final TransactionOperations transactions;
    private final Clock clock;

    ForgetExports(ExportStore store, Files files, TransactionOperations transactions, Clock clock) {
        this.store = store;
        this.files = files;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "forget-exports";
    }

    @Override
    public Schedule schedule() {
        return FixedDelay.ofHours(1);
    }

    @Override
    public void run() {
        for (var run : store.kept(clock.instant().minus(ExportStore.KEPT))) {
            transactions.executeWithoutResult(transaction -> {
                files.delete(run.district(), run.file());
                store.forgetFile(run.district(), run.id());
            });
        }
    }
}
