package org.shanzhi.kernel.database;

import java.util.function.Supplier;
import org.shanzhi.kernel.Overtaken;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Does something again when somebody else was faster, for whoever need not see first what it is now. */
public final class Tries {
    private static final int MOST = 5;

    private Tries() {}

    /**
     * Inside a transaction that is open already there is one try only: being overtaken has lost the whole of it, so that
     * whoever opened it tries again.
     *
     * @throws Overtaken every time
     */
    public static <T> T of(Supplier<T> work) {
        boolean joined = TransactionSynchronizationManager.isActualTransactionActive();
        for (int tries = 1; ; tries++) {
            try {
                return work.get();
            } catch (Overtaken other) {
                if (joined || tries == MOST) throw other;
            }
        }
    }
}
