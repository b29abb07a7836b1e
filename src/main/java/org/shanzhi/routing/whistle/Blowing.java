package org.shanzhi.routing.whistle;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refused;
import org.shanzhi.matter.ActionElsewhere;
import org.shanzhi.matter.Command;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.UnitRef;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Caller;
import org.shanzhi.routing.WhistleKind;
import org.shanzhi.routing.WhistleRefusal;
import org.shanzhi.routing.whistle.store.WhistleStore;
import org.shanzhi.routing.whistle.store.WhistleStore.Entry;
import org.springframework.stereotype.Component;

/** 吹哨 on a matter: each department that is called gets a call of its own, with its own clocks. */
@Component
class Blowing implements ActionElsewhere {
    static final int MOST_UNITS = 20;

    private final WhistleStore store;
    private final Calling calling;
    private final People people;
    private final Organisation organisation;
    private final Clock clock;

    Blowing(WhistleStore store, Calling calling, People people, Organisation organisation, Clock clock) {
        this.store = store;
        this.calling = calling;
        this.people = people;
        this.organisation = organisation;
        this.clock = clock;
    }

    @Override
    public String action() {
        return "whistle";
    }

    @Override
    public String page(MatterNumber number) {
        return "/matters/" + number + "/whistle";
    }

    @Override
    public void act(Caller by, Concerned matter, Command command) {
        var wanted = (Command.Whistle) command;
        var kind = WhistleKind.valueOf(wanted.type());
        var before = store.of(by.district(), matter.number().id());
        refuseUnless(by, kind);
        var units = wanted.units().stream().map(UnitRef::id).distinct().toList();
        check(by, matter, units, before);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var whistle = new Whistle(
                matter.number().id(),
                1 + before.stream().mapToInt(e -> e.whistle().no()).max().orElse(0),
                kind,
                by.unitId(),
                by.staffId(),
                now,
                matter.version());
        store.add(by.district(), whistle);
        FreeText text = words(wanted);
        for (int unit : units) calling.call(by, matter.number(), whistle, kind, unit, text, now);
    }

    /** What it is about and, where that was said, where to come. */
    private static FreeText words(Command.Whistle wanted) {
        boolean nowhere = wanted.place() == null || wanted.place().address() == null;
        return nowhere
                ? wanted.matter()
                : new FreeText(wanted.matter().value() + "\n" + wanted.place().address());
    }

    private void refuseUnless(Caller by, WhistleKind kind) {
        if (kind == WhistleKind.HARD && !people.blowsHard(by))
            throw new Refused(WhistleRefusal.HARD_WHISTLE_NEEDS_HEAD);
    }

    /** Nobody whistles for themselves, for a unit that leads already, or twice for one that is still called. */
    private void check(Caller by, Concerned matter, List<Integer> units, List<Entry> before) {
        Set<Integer> called = before.stream()
                .filter(e -> e.call().state().open())
                .map(e -> e.call().unit())
                .collect(Collectors.toSet());
        var today = ChinaTime.day(clock.instant());
        var errors = new ArrayList<FieldError>();
        if (units.size() > MOST_UNITS)
            errors.add(FieldError.of("units", WhistleRefusal.WHISTLE_TOO_MANY_UNITS, MOST_UNITS));
        for (int id : units) {
            var unit = organisation.unit(by.district(), id);
            if (id == by.unitId() || id == matter.unit())
                errors.add(FieldError.of("units", WhistleRefusal.WHISTLE_CALLS_OTHERS, unit.name()));
            else if (!unit.openOn(today))
                errors.add(FieldError.of("units", WhistleRefusal.WHISTLE_UNIT_CLOSED, unit.name()));
            else if (called.contains(id))
                errors.add(FieldError.of("units", WhistleRefusal.WHISTLE_CALLED_ALREADY, unit.name()));
        }
        if (!errors.isEmpty()) throw new Invalid(errors);
    }
}
