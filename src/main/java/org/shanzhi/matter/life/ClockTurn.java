package org.shanzhi.matter.life;

import static org.shanzhi.matter.ClockOutcome.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shanzhi.calendar.Pause;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.matter.Clock;
import org.shanzhi.matter.Clock.About;
import org.shanzhi.matter.ClockOutcome;
import org.shanzhi.matter.Event.ClocksRecomputed;
import org.shanzhi.matter.Event.ExtensionDecided;
import org.shanzhi.matter.Pauses;
import org.shanzhi.matter.Recorded;
import org.shanzhi.matter.life.Facts.Latent;
import org.shanzhi.matter.life.Signals.Raised;
import org.shanzhi.policy.DeadlinePolicy;
import org.shanzhi.policy.DeadlinePolicy.Repeat;
import org.shanzhi.policy.Nature;

/**
 * What one event does to a matter's clocks. A clock that is not for the matter as it stands waits unseen ({@link Latent}) and
 * begins when the matter becomes of its kind: at the moment this became known, which for a second time is the first.
 */
final class ClockTurn {
    private final Clocks rules;
    private final Matter before;
    private final Matter matter;
    private final Recorded r;
    private final Raised raised;
    private final List<Clock> clocks;
    private final List<Latent> latent;

    /** @param before null at registration */
    ClockTurn(Clocks rules, Matter before, Matter matter, Recorded r, Raised raised) {
        this.rules = rules;
        this.before = before;
        this.matter = matter;
        this.r = r;
        this.raised = raised;
        this.clocks = new ArrayList<>(matter.clocks());
        this.latent = new ArrayList<>(matter.facts().latent());
    }

    Matter done() {
        latent.removeIf(l -> ends(rules.policy(l.policy())));
        clocks.replaceAll(c -> c.running() && raised.concerns(c) ? moved(c) : c);
        start();
        if (before != null && changed()) reconsider();
        clocks.replaceAll(c -> c.running() ? rested(c) : c);
        return clocks.equals(matter.clocks()) && latent.equals(matter.facts().latent())
                ? matter
                : matter.with(List.copyOf(clocks), List.copyOf(latent));
    }

    private Clock moved(Clock clock) {
        DeadlinePolicy policy = rules.policy(clock);
        var events = policy.events();
        if (Clocks.meets(events.cancelsOn(), raised.codes()))
            return ended(clock).stopped(r.at(), CANCELLED);
        if (Clocks.meets(events.stopsOn(), raised.codes())) return stopped(clock, policy);
        boolean again = Clocks.meets(events.interruptedBy(), raised.codes())
                || events.repeat() == Repeat.RESTART && Clocks.meets(events.triggers(), raised.codes());
        // one that runs on only because it was late gets no new time
        if (again && (clock.about().object() > 0 || rules.fits(policy, matter))) {
            return counted(clock.restarted(raised.at(), given(policy)));
        }
        return switch (r.event()) {
            case ExtensionDecided e
            when e.accept() && isExtendedBy(policy, e.policy()) -> counted(clock.extendedBy(e.days()));
            case ClocksRecomputed _ -> counted(clock);
            default -> clock;
        };
    }

    /** A local target is extended with the statutory clock in which it sits. */
    private static boolean isExtendedBy(DeadlinePolicy policy, String extended) {
        return policy.code().equals(extended) || policy.follows().contains(extended);
    }

    private void start() {
        About about = raised.about();
        for (DeadlinePolicy policy : rules.startedBy(raised.codes())) {
            if (!policy.validity().holdsOn(ChinaTime.day(raised.at())) || runs(policy, about.object())) continue;
            boolean fits = raised.as().isEmpty() ? rules.fits(policy, matter) : rules.fits(policy, raised.as());
            if (fits) begin(policy, about, raised.at());
            else if (about.object() == 0 && rules.mayChange(policy)) wait(policy);
        }
    }

    private void wait(DeadlinePolicy policy) {
        if (policy.events().repeat() == Repeat.RESTART) latent.removeIf(l -> isOf(l, policy));
        if (latent.stream().noneMatch(l -> isOf(l, policy))) latent.add(new Latent(policy.code(), raised.at()));
    }

    /** Lateness that has been incurred stays, whatever the matter has become (start = the later of trigger and knowledge). */
    private void reconsider() {
        for (int i = 0; i < clocks.size(); i++) {
            Clock clock = clocks.get(i);
            if (!clock.running() || clock.about().object() != 0) continue;
            DeadlinePolicy policy = rules.policy(clock);
            if (!rules.mayChange(policy) || rules.fits(policy, matter) || late(ended(clock))) continue;
            clocks.set(i, ended(clock).stopped(r.at(), CANCELLED));
            latent.add(new Latent(policy.code(), clock.startedAt()));
        }
        for (Latent waiting : List.copyOf(latent)) {
            DeadlinePolicy policy = rules.policy(waiting.policy());
            if (!rules.fits(policy, matter) || runs(policy, 0)) continue;
            latent.remove(waiting);
            begin(policy, About.MATTER, knownSince(waiting));
        }
    }

    /** When it was known before that the matter is of this kind, since what starts the clock had happened; else now. */
    private Instant knownSince(Latent waiting) {
        return clocks.stream()
                .filter(c -> c.policy().equals(waiting.policy()) && c.about().object() == 0)
                .filter(c -> c.outcome() == CANCELLED && !c.startedAt().isBefore(waiting.from()))
                .map(Clock::startedAt)
                .min(Comparator.naturalOrder())
                .orElse(r.at());
    }

    private boolean changed() {
        return before.risk() != matter.risk()
                || before.facts().complexity() != matter.facts().complexity()
                || before.outcome() != matter.outcome()
                || !before.flags().equals(matter.flags())
                || !Objects.equals(before.typeCode(), matter.typeCode());
    }

    private void begin(DeadlinePolicy policy, About about, Instant at) {
        clocks.add(counted(Clock.started(
                clocks.size() + 1,
                policy.code(),
                matter.policyVersion(),
                about,
                at,
                pauses(policy, at),
                given(policy))));
    }

    private boolean runs(DeadlinePolicy policy, int object) {
        return clocks.stream()
                .anyMatch(c -> c.running()
                        && c.about().object() == object
                        && c.policy().equals(policy.code()));
    }

    private boolean ends(DeadlinePolicy policy) {
        return raised.about().object() == 0
                && (Clocks.meets(policy.events().stopsOn(), raised.codes())
                        || Clocks.meets(policy.events().cancelsOn(), raised.codes()));
    }

    private Clock rested(Clock clock) {
        if (clock.paused().isEmpty() && matter.facts().rests().isEmpty()) return clock;
        List<Pause> pauses = pauses(rules.policy(clock), clock.startedAt());
        return pauses.equals(clock.paused()) ? clock : counted(clock.paused(pauses));
    }

    /** When the matter rested for a reason for which this clock may, or one in which it sits. */
    private List<Pause> pauses(DeadlinePolicy policy, Instant from) {
        if (matter.facts().rests().isEmpty()) return List.of();
        var reasons = Stream.concat(
                        policy.pauses().stream(),
                        policy.follows().stream()
                                .filter(code -> runs(rules.policy(code), 0))
                                .flatMap(code -> rules.policy(code).pauses().stream()))
                .collect(Collectors.toSet());
        return Pauses.from(
                from,
                matter.facts().rests().stream()
                        .filter(rest -> reasons.contains(rest.reason()))
                        .map(rest -> new Pause(rest.from(), rest.to()))
                        .toList());
    }

    private Clock stopped(Clock clock, DeadlinePolicy policy) {
        Clock ended = ended(clock);
        ClockOutcome outcome = !late(ended) || policy.nature() == Nature.INFO
                ? MET
                : policy.nature() == Nature.RIGHT ? LAPSED : MET_LATE;
        return ended.stopped(r.at(), outcome);
    }

    /** As it stands when it ends now: what it would still have rested is not counted. */
    private Clock ended(Clock clock) {
        List<Pause> rested = Pauses.until(clock.paused(), r.at());
        return rested.equals(clock.paused()) ? clock : counted(clock.paused(rested));
    }

    private boolean late(Clock clock) {
        return !clock.provisional() && !raised.at().isBefore(clock.dueAt());
    }

    private LocalDate given(DeadlinePolicy policy) {
        return policy.given()
                .flatMap(given -> matter.facts().dayGivenBy(given.by()))
                .orElse(null);
    }

    private Clock counted(Clock clock) {
        return rules.counted(clock, r.at());
    }

    private static boolean isOf(Latent waiting, DeadlinePolicy policy) {
        return waiting.policy().equals(policy.code());
    }
}
