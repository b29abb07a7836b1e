package org.shanzhi.matter.work;

import java.time.Clock;
import java.util.List;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.matter.ListFilter;
import org.shanzhi.matter.MatterRefusal;
import org.shanzhi.matter.life.Viewer;
import org.shanzhi.matter.store.Lists;
import org.shanzhi.org.BeforeClosing;
import org.shanzhi.org.Unit;
import org.springframework.stereotype.Component;

/** A unit that still has matters in hand is not closed: first they go to another unit, or end. */
@Component
class HeldByUnits implements BeforeClosing {
    private final Lists lists;
    private final Clock clock;

    HeldByUnits(Lists lists, Clock clock) {
        this.lists = lists;
        this.clock = clock;
    }

    @Override
    public List<Refusal> against(int district, Unit unit) {
        var held = new Lists.Counted(
                new Viewer.OfUnit(unit.id()), ListFilter.ALL.inHand().unit(unit.id()));
        int open = lists.count(district, held, clock.instant());
        return open == 0 ? List.of() : List.of(Refusal.of(MatterRefusal.UNIT_HAS_MATTERS, unit.name(), open));
    }
}
