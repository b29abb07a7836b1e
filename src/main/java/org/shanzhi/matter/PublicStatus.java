package org.shanzhi.matter;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.shanzhi.access.Vault;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.matter.PublicSheet.Next;
import org.shanzhi.matter.PublicSheet.Step;
import org.shanzhi.matter.life.Fold;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.store.MatterLog;
import org.shanzhi.matter.store.MatterStore;
import org.shanzhi.matter.work.Timekeeping;
import org.shanzhi.org.District;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Unit;
import org.shanzhi.policy.Nature;
import org.shanzhi.policy.Needs;
import org.springframework.stereotype.Component;

/** 查进度: what whoever holds the receipt may read. The caller limits how often somebody may try codes. */
@Component
public class PublicStatus {
    private final MatterStore store;
    private final MatterLog log;
    private final Organisation organisation;
    private final Timekeeping timekeeping;
    private final Vault vault;
    private final Clock clock;

    PublicStatus(
            MatterStore store,
            MatterLog log,
            Organisation organisation,
            Timekeeping timekeeping,
            Vault vault,
            Clock clock) {
        this.store = store;
        this.log = log;
        this.organisation = organisation;
        this.timekeeping = timekeeping;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * State, unit, steps and the next due date. Never persons, title, text or place, and none of the matter's secrets is
     * opened for it. Nothing is written; no clock moves.
     *
     * @throws NotFound when there is no such matter, and just so when the code is not its own
     */
    @Needs(open = "by number and query code, read only")
    public PublicSheet of(MatterNumber number, String code) {
        if (!vault.isQueryCode(number.toString(), code)) throw new NotFound("matter");
        Matter matter = organisation.districts().stream()
                .filter(district -> district.prefix().equals(number.prefix()))
                .flatMap(district -> found(district, number))
                .findFirst()
                .orElseThrow(() -> new NotFound("matter"));
        return new PublicSheet(
                number.toString(), matter.state(), unit(matter), matter.requestedAt(), next(matter), steps(matter));
    }

    private Stream<Matter> found(District district, MatterNumber number) {
        return store.load(district.id(), number.id()).map(MatterStore.Held::matter).stream();
    }

    private Unit unit(Matter matter) {
        boolean hidden = matter.has(Flag.DV) && matter.line().centre() != null;
        return organisation.unit(matter.district(), hidden ? matter.line().centre() : matter.unit());
    }

    private Optional<Next> next(Matter matter) {
        var clocks = timekeeping.of(matter.district());
        Instant now = clock.instant();
        return matter.clocks().stream()
                .filter(c -> c.running() && !c.resting() && clocks.policy(c).nature() == Nature.DUTY)
                .min(Comparator.comparing(org.shanzhi.matter.Clock::dueAt))
                .map(c -> new Next(c.policy(), c.provisional(), clocks.explain(c, now)));
    }

    private List<Step> steps(Matter matter) {
        var steps = new ArrayList<Step>();
        Matter then = null;
        for (Recorded r : log.openEvents(matter.district(), matter.id())) {
            Matter next = then == null ? Fold.first(matter.district(), matter.id(), r) : Fold.next(then, r);
            if (then == null || next.state() != then.state()) steps.add(new Step(next.state(), r.at()));
            then = next;
        }
        return List.copyOf(steps);
    }
}
