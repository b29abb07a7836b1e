package org.shanzhi.routing.whistle;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refused;
import org.shanzhi.matter.ActionElsewhere;
import org.shanzhi.matter.Command;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.UnitRef;
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
    private final Callees callees;
    private final Clock clock;

    Blowing(WhistleStore store, Calling calling, People people, Callees callees, Clock clock) {
        this.store = store;
        this.calling = calling;
        this.people = people;
        this.callees = callees;
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
        var asked = OptionalInt.of(matter.version());
        for (int unit : units) {
            calling.call(by, matter.number(), whistle, kind, unit, text, asked, now);
            asked = OptionalInt.empty();
        }
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

    private void check(Caller by, Concerned matter, List<Integer> units, List<Entry> before) {
        var errors = new ArrayList<FieldError>();
        if (units.size() > MOST_UNITS)
            errors.add(FieldError.of("units", WhistleRefusal.WHISTLE_TOO_MANY_UNITS, MOST_UNITS));
        var round = new Callees.Round(by.district(), by.unitId(), matter.unit(), before);
        errors.addAll(callees.against(round, "units", units));
        if (!errors.isEmpty()) throw new Invalid(errors);
    }
}
