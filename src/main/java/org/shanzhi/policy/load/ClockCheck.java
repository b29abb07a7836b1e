package org.shanzhi.policy.load;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.shanzhi.policy.Authority;
import org.shanzhi.policy.CaseState;
import org.shanzhi.policy.DeadlinePolicy;
import org.shanzhi.policy.DeadlinePolicy.Validity;
import org.shanzhi.policy.Nature;
import org.shanzhi.policy.PauseReason;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.PolicyEvent;

/** Every clock starts, stops and rests on something real, names what it rests on in law, and no open state is without one. */
final class ClockCheck {
    private static final String POLICIES = "deadline_policies";

    private final Policies policies;
    private final Sections sections;
    private final Set<String> builtModules;

    private ClockCheck(Policies policies, Sections sections, Set<String> builtModules) {
        this.policies = policies;
        this.sections = sections;
        this.builtModules = builtModules;
    }

    static void check(Policies policies, Sections sections, Set<String> builtModules) {
        ClockCheck check = new ClockCheck(policies, sections, builtModules);
        Collection<DeadlinePolicy> clocks = policies.deadlines().policies().values();
        clocks.forEach(check::movement);
        clocks.forEach(check::authority);
        clocks.forEach(check::neighbours);
        check.numbers(clocks);
        check.pauses();
        check.everyOpenStateHasOne(clocks);
    }

    private void movement(DeadlinePolicy clock) {
        Row row = row(clock);
        if (clock.events().triggers().isEmpty()) {
            row.problem("trigger", "is started by nothing", "add trigger: and an event");
        }
        if (clock.events().stopsOn().isEmpty()) {
            row.problem("stops_on", "is stopped by nothing", "add stops_on: and one event or more");
        }
        if (clock.active()) {
            heard(row, "trigger", clock.events().triggers());
            heard(row, "stops_on", clock.events().stopsOn());
        }
    }

    /** A clock that is switched on must hear of at least one of these. */
    private void heard(Row row, String key, Collection<String> events) {
        if (!events.isEmpty() && events.stream().noneMatch(event -> builtModules.contains(raisedBy(event)))) {
            String missing = events.stream().map(this::raisedBy).distinct().collect(Collectors.joining(", "));
            row.problem(
                    key,
                    "is switched on, but %s %s is raised only by %s, which is not built"
                            .formatted(key, String.join(", ", events), missing),
                    "write enabled: false until it is");
        }
    }

    private String raisedBy(String code) {
        PolicyEvent event = policies.events().get(code);
        return switch (event.by()) {
            case CASE -> "matter";
            case REFERRAL -> "docking";
            case ACTION -> policies.action(event.name()).referral() ? "docking" : "matter";
            case MODULE, FACT -> event.name();
        };
    }

    private void authority(DeadlinePolicy clock) {
        Row row = row(clock);
        Authority kind = clock.basis().kind();
        if (kind.isLaw() && clock.basis().source().isEmpty()) {
            row.problem("kind", "is %s without a source".formatted(kind), "add source: with law and article");
        }
        if (kind == Authority.EXAMPLE && clock.enabled()) {
            row.problem("kind", "is another city's rule and switched on", "write enabled: false");
        }
        if (clock.nature() == Nature.RIGHT
                && clock.onExpire().filter("ESCALATE"::equals).isPresent()) {
            row.problem("on_expire", "is a right that is escalated when it lapses", "use REMIND or RIGHT_LOST");
        }
        Validity valid = clock.validity();
        if (valid.from().isPresent()
                && valid.to().filter(to -> to.isBefore(valid.from().get())).isPresent()) {
            row.problem("valid_to", "ends before it begins", "write a valid_to that is not before valid_from");
        }
    }

    private void neighbours(DeadlinePolicy clock) {
        if (clock.replaces().contains(clock.code())) {
            row(clock).problem("replaces", "replaces itself", "name other clocks");
        }
        if (clock.follows().contains(clock.code())) {
            row(clock).problem("follows", "follows itself", "name other clocks");
        }
    }

    private void numbers(Collection<DeadlinePolicy> clocks) {
        Map<Integer, String> seen = new HashMap<>();
        for (DeadlinePolicy clock : clocks) {
            if (clock.no() < 1 || clock.no() > Short.MAX_VALUE) {
                row(clock).problem("nr", "has the number %d".formatted(clock.no()), "write 1 to " + Short.MAX_VALUE);
            }
            String first = seen.putIfAbsent(clock.no(), clock.code());
            if (first != null) {
                row(clock)
                        .problem(
                                "nr",
                                "has the number of %s".formatted(first),
                                "give it the next that was never used; numbers are not used again");
            }
        }
    }

    private void pauses() {
        for (DeadlinePolicy clock : policies.deadlines().policies().values()) {
            for (String code : clock.pauses()) {
                if (!reason(code).allowedFor().contains(clock.code())) {
                    row(clock)
                            .problem(
                                    "pause",
                                    "rests for %s, which does not allow it".formatted(code),
                                    "name it in allowed_for of %s, or take the reason out".formatted(code));
                }
            }
        }
        for (PauseReason reason : policies.deadlines().pauseReasons().values()) {
            for (String code : reason.allowedFor()) {
                if (!policies.deadline(code).pauses().contains(reason.code())) {
                    sections.at("pause_reasons", reason.code())
                            .problem(
                                    "allowed_for",
                                    "is allowed for %s, which does not name it".formatted(code),
                                    "add it to pause of %s, or take the clock out".formatted(code));
                }
            }
        }
    }

    private PauseReason reason(String code) {
        return policies.deadlines().pauseReasons().get(code);
    }

    private void everyOpenStateHasOne(Collection<DeadlinePolicy> clocks) {
        for (CaseState state : OpenStates.withoutClock(policies, clocks)) {
            sections.at("case_states", state.code())
                    .problem(
                            "is a state in which no clock of scope ALL starts, so that matters may be forgotten there",
                            "enable one that is triggered by the event case:%s".formatted(state.code()));
        }
    }

    private Row row(DeadlinePolicy clock) {
        return sections.at(POLICIES, clock.code());
    }
}
