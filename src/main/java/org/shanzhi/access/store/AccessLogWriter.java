package org.shanzhi.access.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * Writes lines of the access log at once or in batches. A batch that cannot be written is kept and tried again; when too
 * many wait, whoever comes next writes by himself and feels the trouble. A killed program loses at most half a second of
 * READ, REFUSED and AUDIT.
 */
@Component
public class AccessLogWriter implements InitializingBean, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(AccessLogWriter.class);
    private static final int MOST_WAITING = 20_000;
    private static final int BATCH = 500;
    private static final long MILLIS = 500;

    private final AccessLogStore store;
    private final BlockingQueue<AccessLogStore.Line> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("access-log").unstarted(this::run);
    private volatile boolean stopping;

    AccessLogWriter(AccessLogStore store) {
        this.store = store;
    }

    @Override
    public void afterPropertiesSet() {
        thread.start();
    }

    public void now(AccessLogStore.Line line) {
        store.insert(List.of(line));
    }

    public void soon(AccessLogStore.Line line) {
        if (!waiting.offer(line)) now(line);
    }

    private void run() {
        while (!stopping) {
            try {
                flush();
                TimeUnit.MILLISECONDS.sleep(MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Writes everything that waits. Also for tests and for the end of the program. */
    public synchronized void flush() {
        while (!waiting.isEmpty()) {
            var batch = new ArrayList<AccessLogStore.Line>(BATCH);
            waiting.drainTo(batch, BATCH);
            try {
                store.insert(batch);
            } catch (RuntimeException e) {
                LOG.error(
                        "{} lines of the access log wait for the database: {}",
                        batch.size(),
                        NestedExceptionUtils.getMostSpecificCause(e).toString());
                batch.forEach(line -> {
                    if (!waiting.offer(line)) LOG.error("A line of the access log is lost: {}", line);
                });
                return;
            }
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(5));
        flush();
    }
}
