package org.shanzhi.matter.store;

import org.jooq.DSLContext;
import org.shanzhi.access.Vault;
import org.shanzhi.kernel.blobs.Files;
import org.shanzhi.kernel.crypto.CryptoSuite;
import org.shanzhi.kernel.database.DatabaseClock;
import org.shanzhi.policy.Policies;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;

/** Another node over the same database. */
public final class TestMatterStores {
    private TestMatterStores() {}

    public static MatterStore node(ApplicationContext of, DatabaseClock clock) {
        return new MatterStore(
                of.getBean(DSLContext.class),
                of.getBean(Vault.class),
                of.getBean(CryptoSuite.class),
                of.getBean(Policies.class),
                of.getBean(Files.class),
                of.getBean(PlatformTransactionManager.class),
                clock);
    }

    /** The store that imports write to, on a node with a clock of its own. */
    public static void copyNothing(ApplicationContext context, DatabaseClock clock) {
        new CopyStore(
                        context.getBean(DSLContext.class),
                        context.getBean(Vault.class),
                        context.getBean(CryptoSuite.class),
                        context.getBean(Policies.class),
                        clock)
                .write(1, _ -> {});
    }
}
