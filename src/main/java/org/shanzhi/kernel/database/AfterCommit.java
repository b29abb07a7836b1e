package org.shanzhi.kernel.database;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What others may only notice once they can read what it is about. */
public final class AfterCommit {
    private AfterCommit() {}

    /** At once, or when the transaction that is open here has been committed; never when it is rolled back. */
    public static void run(Runnable then) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            then.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                then.run();
            }
        });
    }
}
