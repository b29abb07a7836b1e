package org.shanzhi.matter.work;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.shanzhi.calendar.Unit;
import org.shanzhi.kernel.database.DatabaseClock;
import org.shanzhi.kernel.tasks.RecurringWork;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.life.Ladder;
import org.shanzhi.matter.life.Ladder.Rung;
import org.shanzhi.matter.life.NextStep;
import org.shanzhi.matter.store.DueAlarms;
import org.shanzhi.matter.store.DueAlarms.Ringing;
import org.shanzhi.notify.NewNotice;
import org.shanzhi.notify.NewNotice.Named;
import org.shanzhi.notify.Notices;
import org.shanzhi.notify.Reach;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Staff;
import org.shanzhi.policy.DeadlineEditions;
import org.shanzhi.policy.DeadlinePolicy;
import org.shanzhi.policy.DistrictRoles;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.Roles;
import org.springframework.stereotype.Component;

/**
 * 期限提醒: a clock that rings tells whoever has the matter, and whoever stands above as far as its {@link Ladder} goes. While
 * nobody has been given the matter, or whoever was serves there no more, those of the unit who may take its next step are
 * told; and where nobody would be, whoever answers for the unit. A clock that is another unit's duty tells that unit. Every alarm is one message to each, however often a crash
 * lets it be tried; after a long stop it is the last one only.
 */
@Component
public class RingAlarms implements RecurringWork {
    private static final int AT_ONCE = 2_000;

    private final Organisation organisation;
    private final DueAlarms alarms;
    private final Notices notices;
    private final Policies policies;
    private final DeadlineEditions editions;
    private final DistrictRoles roles;
    private final Heads heads;
    private final Clock clock;

    RingAlarms(
            Organisation organisation,
            DueAlarms alarms,
            Notices notices,
            Policies policies,
            DeadlineEditions editions,
            DistrictRoles roles,
            Heads heads,
            Clock clock) {
        this.organisation = organisation;
        this.heads = heads;
        this.alarms = alarms;
        this.notices = notices;
        this.policies = policies;
        this.editions = editions;
        this.roles = roles;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "ring-alarms";
    }

    @Override
    public Schedule schedule() {
        return FixedDelay.ofSeconds(10);
    }

    @Override
    public void run() {
        organisation.districts().forEach(district -> ring(district.id()));
    }

    /**
     * Rings whatever is due; returns how many clocks that were.
     *
     * @throws org.shanzhi.kernel.web.HttpProblem 503 when this node's clock cannot be trusted; another node rings then
     */
    public int ring(int district) {
        DatabaseClock.requireTrustworthy(clock);
        int all = 0;
        for (int some = AT_ONCE; some == AT_ONCE; all += some) {
            some = alarms.ring(district, clock.instant(), AT_ONCE, due -> tell(district, due));
        }
        return all;
    }

    private void tell(int district, List<Ringing> due) {
        String prefix = organisation.district(district).prefix();
        var units = new HashMap<Integer, Map<String, Set<Integer>>>();
        var messages = new ArrayList<NewNotice>();
        for (Ringing r : due) {
            var people = units.computeIfAbsent(duty(r), unit -> byRole(district, unit));
            String number = new MatterNumber(prefix, r.matter()).toString();
            for (int staff : told(district, r, people)) {
                messages.add(new NewNotice(
                        staff,
                        "CLOCK_" + r.stage(),
                        List.of(
                                number,
                                new Named("deadline_policies", r.clock().policy()),
                                r.clock().dueAt()),
                        "/matters/" + number,
                        r.matter() + "/" + r.clock().no() + "/" + r.at(),
                        reach(district, r)));
            }
        }
        notices.send(district, messages);
    }

    /** What is counted in minutes or hours cannot wait for the morning. */
    private Reach reach(int district, Ringing r) {
        Unit unit = row(district, r).limit().period().unit();
        return unit == Unit.MINUTE || unit == Unit.HOUR ? Reach.URGENT : Reach.OUTSIDE;
    }

    private DeadlinePolicy row(int district, Ringing r) {
        return editions.of(district, r.clock().policyVersion()).row(r.clock().policy());
    }

    /** The unit whose duty it is: whoever holds the matter, unless the clock names another. */
    private static int duty(Ringing r) {
        Integer named = r.clock().about().unit();
        return named == null ? r.unit() : named;
    }

    private Set<Integer> told(int district, Ringing r, Map<String, Set<Integer>> people) {
        var policy = row(district, r);
        var rungs = Ladder.told(policy, r.stage(), Duration.between(r.clock().dueAt(), r.at()));
        int unit = duty(r);
        // another unit owes its own task to the matter: whoever signs for what comes there
        Integer assignee = unit == r.unit() ? r.assignee() : null;
        Optional<String> step = unit == r.unit() ? NextStep.of(r.state()) : Optional.of("sign");
        var told = new TreeSet<Integer>();
        boolean left = assignee != null && people.values().stream().noneMatch(staff -> staff.contains(assignee));
        if (assignee != null && !left) told.add(assignee);
        else step.ifPresent(action -> told.addAll(whoMay(district, action, people)));
        if (told.isEmpty() || left) told.addAll(heads.over(district, unit));
        if (rungs.contains(Rung.HEAD)) told.addAll(heads.of(district, unit));
        if (rungs.contains(Rung.SUPERVISOR)) told.addAll(heads.supervision(district));
        if (rungs.contains(Rung.CENTRE)) told.addAll(heads.centre(district));
        // whoever stands in for somebody is told as well, not instead
        for (int staff : List.copyOf(told))
            organisation.deputy(district, staff, unit).ifPresent(told::add);
        return told;
    }

    private Set<Integer> whoMay(int district, String action, Map<String, Set<Integer>> people) {
        Permission needed = policies.action(action).permission();
        Roles known = roles.of(district);
        var may = new TreeSet<Integer>();
        people.forEach((role, staff) -> {
            if (known.grants(List.of(role)).containsKey(needed)) may.addAll(staff);
        });
        return may;
    }

    private Map<String, Set<Integer>> byRole(int district, int unit) {
        return organisation.staffOf(district, unit).stream()
                .map(Staff::id)
                .flatMap(staff -> organisation.posts(district, staff).stream())
                .filter(post -> post.unitId() == unit)
                .collect(Collectors.groupingBy(
                        post -> post.role(), Collectors.mapping(post -> post.staffId(), Collectors.toSet())));
    }
}
