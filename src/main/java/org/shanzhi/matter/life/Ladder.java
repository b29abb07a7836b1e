package org.shanzhi.matter.life;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.shanzhi.matter.life.Alarms.Stage;
import org.shanzhi.policy.DeadlinePolicy;
import org.shanzhi.policy.Nature;

/**
 * How far up an alarm goes (逐级提醒). DEFAULT of ours: until the time is over only whoever holds the matter is told; at its end
 * the head of the unit too; a day later the centre's supervision, and three days later the centre itself, each with all
 * before. A policy that is to be escalated ({@code on_expire: ESCALATE}) goes up one step earlier, one of which nothing but a
 * reminder is said ({@code REMIND}) never leaves the unit, and what is somebody's right concerns its holder alone.
 */
public final class Ladder {
    private static final Duration TO_THE_CENTRE = Duration.ofDays(3);

    public enum Rung {
        /** 承办人 */
        HOLDER,
        /** 单位负责人 */
        HEAD,
        /** 督导员 */
        SUPERVISOR,
        /** 中心 */
        CENTRE
    }

    private Ladder() {}

    /** @param late how long the time had been over when it rang; of no account before its end */
    public static Set<Rung> told(DeadlinePolicy policy, Stage stage, Duration late) {
        if (policy.nature() != Nature.DUTY) return EnumSet.of(Rung.HOLDER);
        boolean early = policy.onExpire().filter("ESCALATE"::equals).isPresent();
        boolean inside = policy.onExpire().filter("REMIND"::equals).isPresent();
        Rung highest = switch (stage) {
            case HALF, SOON -> Rung.HOLDER;
            case DUE -> early ? Rung.SUPERVISOR : Rung.HEAD;
            case LATE -> early || late.compareTo(TO_THE_CENTRE) >= 0 ? Rung.CENTRE : Rung.SUPERVISOR;
        };
        if (inside && highest.compareTo(Rung.HEAD) > 0) highest = Rung.HEAD;
        return EnumSet.range(Rung.HOLDER, highest);
    }
}
