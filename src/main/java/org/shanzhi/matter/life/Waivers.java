package org.shanzhi.matter.life;

import org.shanzhi.matter.Channel;
import org.shanzhi.matter.Flag;
import org.shanzhi.matter.Outcome;
import org.shanzhi.policy.Policies;

/** 回访豁免: the closed list of reasons to archive without a call-back, and when each is true. */
public final class Waivers {
    private Waivers() {}

    public static boolean holds(String waiver, Matter m, Policies policies) {
        return switch (waiver) {
            case "ANONYMOUS" -> m.has(Flag.ANONYMOUS);
            case "ANSWERED_ON_SPOT_CONFIRMED" ->
                m.outcome() == Outcome.ANSWERED && "SATISFIED".equals(m.facts().resident());
            case "NOT_SAMPLED" -> m.outcome() == Outcome.ANSWERED && !sampled(m.id(), policies);
            case "NOT_REACHED_3_TIMES" ->
                m.facts().unanswered().size() >= policies.lifeCycle().callback().maxTries();
            case "WITHDRAWN" -> m.outcome() == Outcome.WITHDRAWN;
            case "MERGED" -> m.outcome() == Outcome.MERGED;
            case "DV_UNSAFE" -> m.has(Flag.DV);
            case "COURT_CALLBACK_AFTER_ARCHIVE" -> m.channel() == Channel.COURT;
            case "RETURNED_TO_SENDER" -> m.outcome() == Outcome.RETURNED_TO_SENDER;
            default -> false;
        };
    }

    /** Which answers are called: fixed by the number, so that nobody chooses. */
    public static boolean sampled(long id, Policies policies) {
        long mixed = id * 0x9E3779B97F4A7C15L;
        return Long.remainderUnsigned(mixed >>> 17, 100)
                < policies.lifeCycle().callback().answerSamplePercent();
    }
}
