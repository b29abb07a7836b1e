package org.shanzhi.kernel.database;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Corrects this node's clock every minute. Each node does so for itself, so it is no scheduled task of the cluster. */
final class ClockCorrection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClockCorrection.class);

    private final DatabaseClock clock;
    private final ScheduledExecutorService every = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("clock").factory());

    ClockCorrection(DatabaseClock clock) {
        this.clock = clock;
        every.scheduleAtFixedRate(this::correct, 1, 1, TimeUnit.MINUTES);
    }

    private void correct() {
        try {
            clock.correct();
            if (clock.correctionNow().abs().compareTo(DatabaseClock.LIMIT) >= 0) {
                LOG.error("This machine's clock is {} off the database's: nothing is written", clock.correctionNow());
            }
        } catch (RuntimeException e) {
            // Without the database nothing is written anyway; the next minute tries again.
            LOG.warn("The clock could not be compared with the database's: {}", e.toString());
        }
    }

    @Override
    public void close() {
        every.shutdownNow();
    }
}
