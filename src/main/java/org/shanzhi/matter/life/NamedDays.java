package org.shanzhi.matter.life;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.shanzhi.calendar.Certainty;
import org.shanzhi.calendar.Due;
import org.shanzhi.calendar.Pause;
import org.shanzhi.calendar.Step;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.matter.Clock;
import org.shanzhi.policy.DeadlinePolicy;
import org.shanzhi.policy.DeadlinePolicy.GivenDay.How;

/**
 * A day that somebody named: it takes the place of what the policy counts, or counts where it is earlier. An earlier day
 * moves with what the clock rested, and gives way to an extension.
 */
final class NamedDays {
    private static final Duration DAY = Duration.ofDays(1);

    private NamedDays() {}

    static Due over(DeadlinePolicy policy, Clock clock, Due counted, Instant known) {
        if (clock.given() == null) return counted;
        if (policy.given().orElseThrow().how() == How.INSTEAD) {
            return named(clock.given(), counted, List.of(new Step.Started(clock.startedAt())), false);
        }
        LocalDate day = clock.given().plusDays(rested(clock.paused(), known));
        return clock.extension() == 0 && day.isBefore(counted.dueDay())
                ? named(day, counted, counted.steps(), true)
                : counted;
    }

    private static Due named(LocalDate day, Due counted, List<Step> before, boolean earlier) {
        var steps = new ArrayList<Step>();
        if (!counted.steps().isEmpty()) {
            steps.addAll(before);
            steps.add(new Step.DayNamed(day, earlier));
            steps.add(new Step.EndsWithDay(day));
        }
        return new Due(ChinaTime.endOf(day), day, Certainty.FINAL, counted.paused(), List.copyOf(steps));
    }

    /** Days begun count as whole ones. */
    private static long rested(List<Pause> pauses, Instant known) {
        Duration all = Duration.ZERO;
        for (Pause p : pauses) {
            Instant to = p.isOpen() || known.isBefore(p.to()) ? known : p.to();
            if (p.from().isBefore(to)) all = all.plus(Duration.between(p.from(), to));
        }
        return all.plus(DAY).minusNanos(1).toDays();
    }
}
