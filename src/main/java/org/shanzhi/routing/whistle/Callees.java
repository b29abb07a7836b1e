package org.shanzhi.routing.whistle;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Unit;
import org.shanzhi.routing.WhistleRefusal;
import org.shanzhi.routing.whistle.store.WhistleStore.Entry;
import org.springframework.stereotype.Component;

/** Which units a whistle may call, whoever names them. */
@Component
class Callees {
    private final People people;
    private final Organisation organisation;
    private final Clock clock;

    Callees(People people, Organisation organisation, Clock clock) {
        this.people = people;
        this.organisation = organisation;
        this.clock = clock;
    }

    /**
     * @param whistler the unit that blew
     * @param leader the unit that holds the matter
     * @param before what was blown on the matter already
     */
    record Round(int district, int whistler, int leader, List<Entry> before) {
        Set<Integer> called() {
            return called(_ -> true);
        }

        /** By other calls than this. */
        Set<Integer> calledBeside(Call call) {
            return called(one -> one.no() != call.no());
        }

        private Set<Integer> called(Predicate<Call> which) {
            return before.stream()
                    .map(Entry::call)
                    .filter(call -> call.state().open())
                    .filter(which)
                    .map(Call::unit)
                    .collect(Collectors.toSet());
        }
    }

    /** @return why units named in a field cannot be called; empty when all of them can */
    List<FieldError> against(Round round, String field, List<Integer> units) {
        var called = round.called();
        var errors = new ArrayList<FieldError>();
        for (int id : units) {
            Unit unit = organisation.unit(round.district(), id);
            reason(round, called, unit).ifPresent(code -> errors.add(FieldError.of(field, code, unit.name())));
        }
        return errors;
    }

    /**
     * Whether the unit of a call can be called again, by a lower whistle: since it was called it may have come to lead the matter,
     * have been closed, or have lost everybody who could sign.
     *
     * @return why not
     */
    Optional<Refusal> againstCallingAgain(Round round, Call call) {
        Unit unit = organisation.unit(round.district(), call.unit());
        var called = round.calledBeside(call);
        return reason(round, called, unit).map(code -> Refusal.of(code, unit.name()));
    }

    /** The centre decides on refusals, so it is called by nobody; and whoever is called can sign, or it rings in vain. */
    private Optional<WhistleRefusal> reason(Round round, Set<Integer> called, Unit unit) {
        int id = unit.id();
        if (id == round.whistler() || id == round.leader()) return Optional.of(WhistleRefusal.WHISTLE_CALLS_OTHERS);
        if (id == organisation.centre(round.district()).id())
            return Optional.of(WhistleRefusal.WHISTLE_CALLS_NOT_THE_CENTRE);
        if (!unit.openOn(ChinaTime.day(clock.instant()))) return Optional.of(WhistleRefusal.WHISTLE_UNIT_CLOSED);
        if (called.contains(id)) return Optional.of(WhistleRefusal.WHISTLE_CALLED_ALREADY);
        if (people.of(round.district(), id).isEmpty()) return Optional.of(WhistleRefusal.WHISTLE_NOBODY_THERE);
        return Optional.empty();
    }
}
