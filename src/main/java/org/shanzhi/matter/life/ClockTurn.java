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
import org.shanzhi.matter.Event.OfficeHoursChanged;
import org.shanzhi.matter.Event.PolicyMoved;
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
    /** Those that the matter goes by from now on: what starts, starts by them. */
    private final ClockRules now;

    private final Matter before;
    private final Matter matter;
    private final Recorded r;
    private final Raised raised;
    private final List<Clock> clocks;
    private final List<Latent> latent;

    /** @param before null at registration */
    ClockTurn(Clocks rules, Matter before, Matter matter, Recorded r, Raised raised) {
        this.rules = rules;
        this.now = rules.rules(matter.policyVersion());
        this.before = before;
        this.matter = matter;
        this.r = r;
        this.raised = raised;
        this.clocks = new ArrayList<>(matter.clocks());
        this.latent = new ArrayList<>(matter.facts().latent());
    }

    Matter done() {
        latent.removeIf(l -> ends(now.row(l.policy())));
        if (newEdition()) latent.removeIf(l -> !now.row(l.policy()).active());
        clocks.replaceAll(c -> c.running() && raised.concerns(c) ? moved(c) : c);
        start();
        if (before != null && (changed() || newEdition())) reconsider();
        clocks.replaceAll(c -> c.running() ? rested(c) : c);
        return clocks.equals(matter.clocks()) && latent.equals(matter.facts().latent())
                ? matter
                : matter.with(List.copyOf(clocks), List.copyOf(latent));
    }

    private Clock moved(Clock clock) {
        DeadlinePolicy policy = rules.policy(clock);
        var events = policy.events();
        if (ClockRules.meets(events.cancelsOn(), raised.codes()))
            return ended(clock).stopped(r.at(), CANCELLED);
        if (ClockRules.meets(events.stopsOn(), raised.codes())) return stopped(clock, policy);
        boolean again = ClockRules.meets(events.interruptedBy(), raised.codes())
                || events.repeat() == Repeat.RESTART && ClockRules.meets(events.triggers(), raised.codes());
        DeadlinePolicy anew = now.row(policy.code());
        // one that runs on only because it was late gets no new time
        if (again && anew.active() && (clock.about().object() > 0 || now.fits(anew, matter))) {
            return counted(clock.restarted(matter.policyVersion(), raised.at(), given(anew)));
        }
        return switch (r.event()) {
            case ExtensionDecided e
            when e.accept() && isExtendedBy(policy, e.policy()) -> counted(clock.extendedBy(e.days()));
            case ClocksRecomputed _, OfficeHoursChanged _ -> counted(clock);
            case PolicyMoved _ -> byNewEdition(clock);
            default -> clock;
        };
    }

    /**
     * What was counted is never made shorter, lateness that was incurred stays, and what the law says is in no edition. A row
     * that gives way to another, which starts by what happens from now on, goes on as it is.
     */
    private Clock byNewEdition(Clock clock) {
        DeadlinePolicy has = rules.policy(clock);
        DeadlinePolicy gets = now.row(clock.policy());
        if (has.equals(gets) || late(ended(clock))) return clock;
        boolean ofMatter = clock.about().object() == 0;
        if (!gets.active()) {
            return ofMatter || stoodInForNone(has) ? ended(clock).stopped(r.at(), CANCELLED) : clock;
        }
        if (ofMatter && !now.fits(gets, matter)) return clock;
        Clock moved = counted(clock.by(matter.policyVersion()));
        boolean shorter = moved.dueAt().isBefore(clock.dueAt())
                || moved.dueAt().isBefore(counted(clock).dueAt());
        return shorter ? clock : moved;
    }

    /** What it stood in for was never started on a thing of the matter's; without it nothing would count there. */
    private boolean stoodInForNone(DeadlinePolicy off) {
        return off.replaces().stream().noneMatch(code -> now.row(code).active());
    }

    /** A local target is extended with the statutory clock in which it sits. */
    private static boolean isExtendedBy(DeadlinePolicy policy, String extended) {
        return policy.code().equals(extended) || policy.follows().contains(extended);
    }

    private void start() {
        About about = raised.about();
        for (DeadlinePolicy policy : now.startedBy(raised.codes())) {
            if (!policy.validity().holdsOn(ChinaTime.day(raised.at())) || runs(policy, about.object())) continue;
            boolean fits = raised.as().isEmpty() ? now.fits(policy, matter) : now.fits(policy, raised.as());
            if (fits) begin(policy, about, raised.at());
            else if (about.object() == 0 && now.mayChange(policy)) wait(policy);
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
            ClockRules own = rules.rules(clock.policyVersion());
            if (!own.mayChange(policy) || own.fits(policy, matter) || late(ended(clock))) continue;
            clocks.set(i, ended(clock).stopped(r.at(), CANCELLED));
            if (now.row(policy.code()).active()) latent.add(new Latent(policy.code(), clock.startedAt()));
        }
        for (Latent waiting : List.copyOf(latent)) {
            DeadlinePolicy policy = now.row(waiting.policy());
            if (!now.fits(policy, matter) || runs(policy, 0)) continue;
            latent.remove(waiting);
            begin(policy, About.MATTER, knownSince(waiting));
        }
    }

    /** When it was known before that the matter is of this kind, since what starts the clock had happened; else now. */
    private Instant knownSince(Latent waiting) {
        if (newEdition()) return r.at();
        return clocks.stream()
                .filter(c -> c.policy().equals(waiting.policy()) && c.about().object() == 0)
                .filter(c -> c.outcome() == CANCELLED && !c.startedAt().isBefore(waiting.from()))
                .map(Clock::startedAt)
                .min(Comparator.naturalOrder())
                .orElse(r.at());
    }

    private boolean newEdition() {
        return r.event() instanceof PolicyMoved;
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
                && (ClockRules.meets(policy.events().stopsOn(), raised.codes())
                        || ClockRules.meets(policy.events().cancelsOn(), raised.codes()));
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
                                .filter(code -> runs(now.row(code), 0))
                                .flatMap(code -> now.row(code).pauses().stream()))
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
