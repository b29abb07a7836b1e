package org.shanzhi.access.chain;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Oftener than scheduled work can be, so that little of the log lies without a seal. */
@Component
final class SealEverySecond implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SealEverySecond.class);

    private final Sealing sealing;
    private final boolean enabled;
    private ScheduledExecutorService timer;

    SealEverySecond(Sealing sealing, @Value("${shanzhi.tasks.enabled:${shanzhi.serving:true}}") boolean enabled) {
        this.sealing = sealing;
        this.enabled = enabled;
    }

    @Override
    public synchronized void start() {
        if (!enabled) return;
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("access-log-seal").factory());
        timer.scheduleWithFixedDelay(this::seal, 1, 1, TimeUnit.SECONDS);
    }

    private void seal() {
        try {
            sealing.seal();
        } catch (RuntimeException | Error e) {
            // What was not sealed is sealed the next time.
            LOG.warn("The access log could not be sealed: {}", e.toString());
        }
    }

    @Override
    public synchronized void stop() {
        if (timer != null) timer.close();
        timer = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
