package org.shanzhi.matter;

import java.util.List;
import java.util.Map;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.matter.store.RecountRuns;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Journal;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 期限重算: the runs that count the running clocks of open matters again, after a holiday year or office hours have changed. They
 * begin by themselves soon after the change, one after the other; whoever answers for such changes watches them here.
 */
@Component
public class Recounts {
    private static final int NEWEST = 50;

    private final RecountRuns runs;
    private final Journal journal;

    Recounts(RecountRuns runs, Journal journal) {
        this.runs = runs;
        this.journal = journal;
    }

    /** The newest fifty of the caller's district, the newest first. One small select. */
    @Needs(Permission.ENTER_HOLIDAYS)
    public List<RecountRun> newest(Caller by) {
        by.require(Permission.ENTER_HOLIDAYS);
        return runs.newest(by.district(), NEWEST);
    }

    /**
     * Stops a run after the block at hand: what was counted stays, the rest keeps its dates until somebody lets it go on.
     * Idempotent; without effect on one that is over.
     *
     * @throws NotFound when there is no such run in the district
     */
    @Needs(Permission.ENTER_HOLIDAYS)
    @Transactional
    public void cancel(Caller by, int no) {
        move(by, no, RecountState.RUNNING, RecountState.CANCELLED, "CANCEL_RECOUNT");
    }

    /**
     * Lets a cancelled run go on where it stopped, within seconds. Idempotent.
     *
     * @throws NotFound when there is no such run in the district
     */
    @Needs(Permission.ENTER_HOLIDAYS)
    @Transactional
    public void resume(Caller by, int no) {
        move(by, no, RecountState.CANCELLED, RecountState.RUNNING, "RESUME_RECOUNT");
    }

    private void move(Caller by, int no, RecountState from, RecountState to, String did) {
        by.require(Permission.ENTER_HOLIDAYS);
        if (runs.find(by.district(), no).isEmpty()) throw new NotFound("recount " + no);
        if (runs.move(by.district(), no, from, to)) journal.note(by, did, Map.of("recount", Integer.toString(no)));
    }
}
