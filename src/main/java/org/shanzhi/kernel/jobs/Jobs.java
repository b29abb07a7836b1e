package org.shanzhi.kernel.jobs;

import static org.shanzhi.db.Tables.JOB;

import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jooq.Record;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.ServiceCode;
import org.shanzhi.kernel.database.AfterCommit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Work that takes longer than somebody waits: it runs on the node that started it, tells how far it is and what came of
 * each row, and can be cancelled from any node. It does not survive its node: what it had done stands, the rest is to be
 * started again.
 */
@Service
public class Jobs implements SmartLifecycle {
    /** How many rows one look at a job shows. */
    public static final int ROWS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final int AT_ONCE = 4;
    private static final Duration STEP = Duration.ofMillis(500);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final JobStore store;
    private final JsonMapper json;
    private final Clock clock;
    private final Map<UUID, RunningJob> running = new ConcurrentHashMap<>();
    private final Semaphore slots = new Semaphore(AT_ONCE, true);
    private ScheduledExecutorService ticker;
    private volatile boolean stopping;

    Jobs(JobStore store, JsonMapper json, Clock clock) {
        this.store = store;
        this.json = json;
        this.clock = clock;
    }

    /** What is done; it asks {@link Progress#check} between rows and ends, or throws. */
    @FunctionalInterface
    public interface Work {
        void run(Progress progress) throws Exception;
    }

    /**
     * Starts work on a thread of its own, once the caller's transaction has committed if there is one. At most four run on
     * a node; others wait.
     *
     * @throws Refused {@code JOB_ALREADY_RUNNING} when it must be the only one of its kind in the district and is not
     */
    public JobHandle start(JobRequest request, Work work) {
        var job = new RunningJob(store, json, UUID.randomUUID(), request);
        store.insert(job.id(), request);
        var thread = Thread.ofVirtual().name("job-" + request.kind()).unstarted(() -> run(job, work));
        AfterCommit.run(() -> begin(job, thread));
        return new JobHandle(job.id(), job.end());
    }

    private void begin(RunningJob job, Thread thread) {
        running.put(job.id(), job);
        thread.start();
    }

    private void run(RunningJob job, Work work) {
        JobState state;
        JobView.Failure failure = null;
        slots.acquireUninterruptibly();
        try {
            job.write(JobState.RUNNING, null);
            job.check();
            work.run(job);
            state = job.stopped() ? JobState.CANCELLED : JobState.DONE;
        } catch (Cancelled e) {
            state = JobState.CANCELLED;
        } catch (Throwable e) {
            state = JobState.FAILED;
            failure = failure(job, e);
        } finally {
            slots.release();
        }
        if (state == JobState.CANCELLED && stopping) {
            state = JobState.FAILED;
            failure = new JobView.Failure(ServiceCode.JOB_INTERRUPTED.name(), List.of());
        }
        end(job, state, failure);
    }

    private static JobView.Failure failure(RunningJob job, Throwable thrown) {
        if (thrown instanceof Refused refused) {
            Refusal why = refused.reasons().getFirst();
            return new JobView.Failure(
                    why.code().name(), why.args().stream().map(String::valueOf).toList());
        }
        var reference = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 12);
        LOG.error("Job {} failed, told as {}", job.id(), reference, thrown);
        return new JobView.Failure(ServiceCode.JOB_FAILED.name(), List.of(reference));
    }

    private void end(RunningJob job, JobState state, JobView.Failure failure) {
        try {
            job.write(state, failure);
        } catch (RuntimeException e) {
            // Without a sign of life it will be called failed, which is all that is left to say.
            LOG.error("The end of job {} as {} could not be written", job.id(), state, e);
        }
        running.remove(job.id());
        job.end().complete(state);
    }

    /** @throws NotFound unless this member of staff started it */
    public JobView find(int districtId, Integer staffId, UUID id) {
        var job = own(districtId, staffId, id);
        return new JobView(
                id,
                job.get(JOB.KIND),
                JobState.valueOf(job.get(JOB.STATE)),
                job.get(JOB.DONE),
                job.get(JOB.TOTAL),
                store.failure(job));
    }

    /**
     * The results so far, {@value #ROWS} at most. Asked for after {@link #find} said that the work is over, they are all.
     *
     * @param after the number of the row after which to go on, 0 for the first
     * @throws NotFound unless this member of staff started it
     */
    public JobRows rows(int districtId, Integer staffId, UUID id, int after) {
        own(districtId, staffId, id);
        var rows = store.rows(districtId, id, after, ROWS + 1);
        var shown = rows.subList(0, Math.min(ROWS, rows.size()));
        return new JobRows(shown, after + shown.size(), rows.size() > ROWS);
    }

    /**
     * Asks the work to stop, on whichever node it runs; idempotent, and without effect on what is over.
     *
     * @throws NotFound unless this member of staff started it
     */
    public void cancel(int districtId, Integer staffId, UUID id) {
        own(districtId, staffId, id);
        store.cancel(districtId, id);
        var here = running.get(id);
        if (here != null) {
            here.stop();
        }
    }

    private Record own(int districtId, Integer staffId, UUID id) {
        return store.find(districtId, id)
                .filter(job -> Objects.equals(job.get(JOB.STARTED_BY), staffId))
                .orElseThrow(() -> new NotFound("job " + id));
    }

    @Override
    public void start() {
        stopping = false;
        store.failSilentSince(clock.instant().minus(EndJobsOfDeadNodes.SILENCE));
        ticker = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("jobs").factory());
        ticker.scheduleWithFixedDelay(this::tick, STEP.toMillis(), STEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tick() {
        for (var job : running.values()) {
            try {
                job.tick();
            } catch (RuntimeException e) {
                LOG.warn("Progress of job {} could not be written; it goes on: {}", job.id(), e.toString());
            }
        }
    }

    /** Work gets five seconds to notice. */
    @Override
    public void stop() {
        stopping = true;
        running.values().forEach(RunningJob::stop);
        var end = System.nanoTime() + GRACE.toNanos();
        for (var job : running.values()) {
            try {
                job.end().get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (Exception e) {
                LOG.warn("Job {} did not stop in time", job.id());
            }
        }
        ticker.shutdownNow();
        ticker = null;
    }

    @Override
    public boolean isRunning() {
        return ticker != null;
    }
}
