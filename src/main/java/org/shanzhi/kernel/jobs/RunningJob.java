package org.shanzhi.kernel.jobs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.json.JsonMapper;

/** Work on this node: takes what it tells and writes it now and then. */
final class RunningJob implements Progress {
    private static final long HEARTBEAT = Duration.ofSeconds(5).toNanos();
    private static final int MOST_PENDING = 5_000;

    private final JobStore store;
    private final JsonMapper json;
    private final int districtId;
    private final UUID id;
    private final CompletableFuture<JobState> end = new CompletableFuture<>();
    private final ReentrantLock writing = new ReentrantLock();

    private final List<String> pending = new ArrayList<>();
    private JobState state = JobState.WAITING;
    private int firstPending = 1;
    private int done;
    private int total;
    private boolean changed;
    private long written = System.nanoTime();

    private volatile boolean stop;
    private volatile boolean stopSeen;

    RunningJob(JobStore store, JsonMapper json, UUID id, JobRequest request) {
        this.store = store;
        this.json = json;
        this.districtId = request.districtId();
        this.id = id;
        this.total = request.total();
    }

    UUID id() {
        return id;
    }

    CompletableFuture<JobState> end() {
        return end;
    }

    void stop() {
        stop = true;
    }

    @Override
    public void row(Object result) {
        var text = json.writeValueAsString(result);
        boolean full;
        synchronized (this) {
            pending.add(text);
            done++;
            changed = true;
            full = pending.size() >= MOST_PENDING;
        }
        if (full) {
            write(JobState.RUNNING, null);
        }
    }

    @Override
    public synchronized void done(int count) {
        done = count;
        changed = true;
    }

    @Override
    public synchronized void total(int count) {
        total = count;
        changed = true;
    }

    @Override
    public boolean cancelled() {
        stopSeen |= stop;
        return stop;
    }

    /** Whether the work noticed that it should stop, so that it is not simply done. */
    boolean stopped() {
        return stopSeen;
    }

    /** Called twice a second: writes when there is something to write, or to show that this node lives. */
    void tick() {
        JobState current;
        synchronized (this) {
            if (state.over() || !changed && System.nanoTime() - written < HEARTBEAT) {
                return;
            }
            current = state;
        }
        write(current, null);
    }

    void write(JobState as, JobView.Failure failure) {
        writing.lock();
        try {
            var step = step(as, failure);
            if (step == null) {
                return;
            }
            var goOn = store.write(districtId, id, step);
            synchronized (this) {
                stop |= !goOn;
                pending.subList(0, step.rows().size()).clear();
                firstPending += step.rows().size();
                written = System.nanoTime();
            }
        } catch (RuntimeException e) {
            synchronized (this) {
                changed = true;
            }
            throw e;
        } finally {
            writing.unlock();
        }
    }

    /** Null when it is over, or a tick comes late. */
    private synchronized JobStore.Step step(JobState as, JobView.Failure failure) {
        if (state.over() || as == JobState.WAITING && state != as) {
            return null;
        }
        state = as;
        changed = false;
        return new JobStore.Step(as, done, total, firstPending, List.copyOf(pending), failure);
    }
}
