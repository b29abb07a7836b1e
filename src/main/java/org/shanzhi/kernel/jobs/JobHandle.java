package org.shanzhi.kernel.jobs;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Work that was started; {@code id} is what a 202 answers. */
public record JobHandle(UUID id, CompletableFuture<JobState> end) {
    /** Waits until it is over and recorded as such. */
    public JobState await(Duration most) {
        return end.orTimeout(most.toMillis(), TimeUnit.MILLISECONDS).join();
    }
}
