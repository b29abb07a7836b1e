package org.shanzhi.intake.imports;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.shanzhi.kernel.blobs.Files;
import org.shanzhi.kernel.tasks.RecurringWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** A file is not kept once its rows are matters: with its row goes its key, and nobody can read it from then on. */
@Component
class ForgetImportedFiles implements RecurringWork {
    static final Duration AFTER_THE_END = Duration.ofDays(1);
    static final Duration LEFT_LYING = Duration.ofDays(7);

    private final ImportStore store;
    private final Files files;
    private final TransactionOperations transactions;
    private final Clock clock;

    ForgetImportedFiles(ImportStore store, Files files, TransactionOperations transactions, Clock clock) {
        this.store = store;
        this.files = files;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "forget-imported-files";
    }

    @Override
    public Schedule schedule() {
        return FixedDelay.ofHours(1);
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        for (var one : store.filesToForget(now.minus(AFTER_THE_END), now.minus(LEFT_LYING))) {
            transactions.executeWithoutResult(transaction -> {
                UUID id = one.sheet().id();
                files.delete(one.district(), store.file(one.district(), id));
                store.forgetFile(one.district(), id);
            });
        }
    }
}
