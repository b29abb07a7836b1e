package org.shanzhi.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every connection of the pool is held by a transaction, and somebody without one asks the same question first. Whoever has
 * a connection must get his answer all the same: a cache that lets one read for all would wait for ever.
 */
public final class AllConnections {
    private static final int POOL = 20;
    private static final Duration FIRST = Duration.ofMillis(300);
    /** Far below the half minute after which the pool itself gives up. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private AllConnections() {}

    /** @param asker builds on the connections that transactions hold, as the program does */
    public static <T> List<T> ask(TestDatabase database, Function<DSLContext, Supplier<T>> asker) throws Exception {
        var source = database.dataSource();
        var transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
        DSLContext db = DSL.using(
                new TransactionAwareDataSourceProxy(source),
                SQLDialect.POSTGRES,
                new Settings().withRenderSchema(false));
        Supplier<T> question = asker.apply(db);
        var allHeld = new CountDownLatch(POOL);
        var go = new CountDownLatch(1);
        fill(source);
        Callable<T> insider = () -> transactions.execute(_ -> {
            db.fetch("select 1");
            allHeld.countDown();
            await(go);
            return question.get();
        });
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> insiders = new ArrayList<>();
            for (int i = 0; i < POOL; i++) insiders.add(people.submit(insider));
            if (!allHeld.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                go.countDown();
                for (Future<T> one : insiders) one.get();
                throw new IllegalStateException((POOL - allHeld.getCount()) + " connections were held in time");
            }
            Future<T> outsider = people.submit(question::get);
            Thread.sleep(FIRST);
            go.countDown();
            List<T> answers = new ArrayList<>();
            for (Future<T> one : insiders) answers.add(one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            answers.add(outsider.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            return answers;
        }
    }

    /** So that nobody has to wait until the pool has grown. */
    private static void fill(DataSource source) throws SQLException {
        var open = new ArrayList<Connection>();
        try {
            for (int i = 0; i < POOL; i++) open.add(source.getConnection());
        } finally {
            for (Connection one : open) one.close();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
