package org.shanzhi.routing.whistle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.org.BeforeClosing;
import org.shanzhi.org.Unit;
import org.shanzhi.routing.WhistleRefusal;
import org.shanzhi.routing.whistle.store.WhistleStore;
import org.shanzhi.routing.whistle.store.WhistleStore.Entry;
import org.springframework.stereotype.Component;

/**
 * A unit that is called, or that blew and still waits, is not closed: nobody would sign for the one, nor end the other. Nothing is
 * handed over by itself, for who takes over a duty is decided by whoever blew or by the joint conference.
 */
@Component
class CallsOfUnits implements BeforeClosing {
    private static final int MOST = 1_000;
    private static final int NAMED = 5;

    private final WhistleStore store;
    private final MatterReading matters;

    CallsOfUnits(WhistleStore store, MatterReading matters) {
        this.store = store;
        this.matters = matters;
    }

    @Override
    public List<Refusal> against(int district, Unit unit) {
        var reasons = new ArrayList<Refusal>();
        var called = store.calledFor(district, unit.id(), true, MOST, Optional.empty());
        if (!called.isEmpty()) reasons.add(refusal(WhistleRefusal.UNIT_IS_CALLED, district, unit, called));
        var blown = store.blownBy(district, unit.id(), true, MOST, Optional.empty());
        if (!blown.isEmpty()) reasons.add(refusal(WhistleRefusal.UNIT_HAS_BLOWN, district, unit, blown));
        return reasons;
    }

    private Refusal refusal(WhistleRefusal code, int district, Unit unit, List<Entry> open) {
        String numbers = open.stream()
                .map(e -> e.call().matter())
                .distinct()
                .limit(NAMED)
                .map(matter -> matters.number(district, matter).toString())
                .collect(Collectors.joining(" "));
        return Refusal.of(code, unit.name(), open.size(), numbers);
    }
}
