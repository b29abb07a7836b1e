package org.shanzhi.matter.work;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shanzhi.access.Callers;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.jobs.JobRequest;
import org.shanzhi.kernel.jobs.JobState;
import org.shanzhi.kernel.jobs.JobView;
import org.shanzhi.kernel.jobs.Jobs;
import org.shanzhi.kernel.jobs.Progress;
import org.shanzhi.kernel.tasks.RecurringWork;
import org.shanzhi.matter.store.Relining;
import org.shanzhi.matter.store.Relining.Moved;
import org.shanzhi.matter.store.Relining.Position;
import org.shanzhi.org.AfterMoving;
import org.shanzhi.org.Move;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.UnitMoves;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Component;

/**
 * When a unit was put under another one, its matters, open and closed, are rewritten as a job: block by block, so that it may
 * be cancelled and begun again at any place. Until the last is done viewers go by the moved unit itself, so nobody's list
 * depends on how far it is. A node that has not heard of the move yet may still register a matter on the old line; the job
 * ends only with a look that finds nothing and began {@link #SETTLING} after the move and after the last that found something.
 */
@Component
class FollowMoves implements AfterMoving, RecurringWork {
    /** Every node has heard of a move after three seconds; the rest is room for acts that began before. */
    static final Duration SETTLING = Duration.ofSeconds(10);

    private static final int BLOCK = 1_000;
    private static final Duration STEP = Duration.ofMillis(200);

    private final Relining relining;
    private final Organisation organisation;
    private final UnitMoves moves;
    private final Callers callers;
    private final Jobs jobs;
    private final Clock clock;

    FollowMoves(
            Relining relining, Organisation organisation, UnitMoves moves, Callers callers, Jobs jobs, Clock clock) {
        this.relining = relining;
        this.organisation = organisation;
        this.moves = moves;
        this.callers = callers;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public UUID rewrite(Caller by, Move move) {
        var request = JobRequest.of(by.district(), "unit-move", move.by(), 0);
        return jobs.start(request, progress -> work(by.district(), move, progress))
                .id();
    }

    private void work(int district, Move move, Progress progress) throws InterruptedException {
        int done = 0;
        Instant settled = move.at().plus(SETTLING);
        while (true) {
            Instant began = clock.instant();
            int changed = pass(district, move, progress, done);
            done += changed;
            if (changed == 0 && !began.isBefore(settled)) break;
            if (changed > 0) settled = clock.instant().plus(SETTLING);
            while (clock.instant().isBefore(settled)) {
                progress.check();
                Thread.sleep(STEP);
            }
        }
        moves.done(district, move);
    }

    /** Rewrites what names other units than those above the moved one today; returns how many matters that were. */
    int pass(int district, Move move, Progress progress, int before) {
        var moved = new Moved(district, move.tier(), move.unitId(), organisation.line(district, move.unitId()));
        int stale = relining.staleOpen(moved) + relining.staleClosed(moved);
        progress.total(before + stale);
        int changed = 0;
        for (var some = relining.open(moved, BLOCK); !some.isEmpty(); some = relining.open(moved, BLOCK)) {
            changed += written(moved, some, progress, before + changed);
        }
        var at = Position.START;
        for (var some = relining.closed(moved, at, BLOCK); !some.isEmpty(); some = relining.closed(moved, at, BLOCK)) {
            changed += written(moved, some.stream().map(Position::id).toList(), progress, before + changed);
            at = some.getLast();
        }
        return changed;
    }

    private int written(Moved moved, List<Long> matters, Progress progress, int before) {
        progress.check();
        relining.write(moved, matters);
        progress.done(before + matters.size());
        return matters.size();
    }

    @Override
    public String name() {
        return "follow-moves";
    }

    @Override
    public Schedule schedule() {
        return FixedDelay.ofSeconds(10);
    }

    /** What a node began that is no more goes on; what somebody cancelled waits for somebody. */
    @Override
    public void run() {
        for (var district : organisation.districts())
            for (Move move : organisation.moving(district.id())) look(district.id(), move);
    }

    private void look(int district, Move move) {
        Optional<JobState> state = job(district, move).map(JobView::state);
        boolean broken = state.isEmpty() || state.get() == JobState.FAILED;
        if (!broken) return;
        Caller by = callers.onBehalf(district, move.by(), move.byUnit())
                .orElseGet(() -> callers.program(district, "NIGHT_JOB"));
        moves.resume(by, move);
    }

    @Override
    public boolean stopped(int district, Move move) {
        return job(district, move)
                .map(JobView::state)
                .filter(state -> state == JobState.CANCELLED)
                .isPresent();
    }

    private Optional<JobView> job(int district, Move move) {
        try {
            return move.job() == null ? Optional.empty() : Optional.of(jobs.find(district, move.by(), move.job()));
        } catch (NotFound forgotten) {
            return Optional.empty();
        }
    }
}
