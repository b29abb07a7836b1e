package org.shanzhi.demo.town;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.shanzhi.access.Callers;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.matter.Act;
import org.shanzhi.matter.Command;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.Kind;
import org.shanzhi.matter.ListFilter;
import org.shanzhi.matter.MatterLists;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.Matters;
import org.shanzhi.matter.State;
import org.shanzhi.matter.UnitRef;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Unit;
import org.shanzhi.policy.Caller;
import org.shanzhi.routing.CallAction;
import org.shanzhi.routing.CallStep;
import org.shanzhi.routing.WhistleList;
import org.shanzhi.routing.WhistleReading;
import org.shanzhi.routing.Whistles;
import org.springframework.stereotype.Component;

/** A street whistles: one of each kind, its departments on every step of the way. Of now, because somebody has to come. */
@Component
class DemoWhistles {
    private static final String STREET_HEAD = "unithead1";
    private static final List<String> DEPARTMENTS = List.of("ZJ", "RS", "CG", "SJ");
    private static final Words WORDS = new Words("words.properties");

    private final Matters matters;
    private final MatterLists lists;
    private final Whistles whistles;
    private final WhistleReading reading;
    private final Organisation organisation;
    private final Callers callers;

    DemoWhistles(
            Matters matters,
            MatterLists lists,
            Whistles whistles,
            WhistleReading reading,
            Organisation organisation,
            Callers callers) {
        this.matters = matters;
        this.lists = lists;
        this.whistles = whistles;
        this.reading = reading;
        this.organisation = organisation;
        this.callers = callers;
    }

    /** Makes them unless somebody has whistled already. */
    void make(int district) {
        Caller head = of(district, STREET_HEAD);
        if (!reading.list(head, WhistleList.BLOWN, 0, true, new Limit(1), null)
                .items()
                .isEmpty()) return;
        var inHand =
                lists.list(head, ListFilter.ALL.states(State.IN_PROGRESS), new Limit(Limit.MOST), null).items().stream()
                        .filter(line -> line.unit() == head.unitId())
                        .sorted(Comparator.comparing(line -> line.kind() != Kind.DISPUTE))
                        .map(line -> MatterNumber.named(line.number()))
                        .limit(3)
                        .toList();
        if (inHand.size() < 3) return;
        hard(head, inHand.get(0));
        blow(head, inHand.get(1), "PROGRESS", 0, 1);
        MatterNumber urgent = inHand.get(2);
        blow(head, urgent, "URGENT", 2, 3);
        step(handler(head, 2), urgent, 0, CallAction.SIGN);
        step(head, urgent, 0, CallAction.ARRIVE);
        step(handler(head, 2), urgent, 0, CallAction.REPORT);
        step(head, urgent, 0, CallAction.CLOSE);
    }

    /** One that reports, one that has signed, and one whose refusal has come up to the centre. */
    private void hard(Caller head, MatterNumber number) {
        blow(head, number, "HARD", 0, 1, 2);
        step(handler(head, 0), number, 0, CallAction.SIGN);
        step(handler(head, 0), number, 0, CallAction.REPORT);
        step(handler(head, 1), number, 1, CallAction.SIGN);
        step(head(head, 2), number, 2, CallAction.REFUSE);
    }

    private void blow(Caller by, MatterNumber number, String kind, int... departments) {
        var units = Arrays.stream(departments)
                .mapToObj(i -> new UnitRef(department(by, i).id()))
                .toList();
        var text = new FreeText(WORDS.all("whistle." + kind)[0]);
        matters.act(by, number, new Command.Whistle(kind, units, text, null), Act.plain(UUID.randomUUID()));
    }

    private void step(Caller by, MatterNumber number, int which, CallAction action) {
        int call = reading.one(by, number, 1).calls().get(which).no();
        String text = action.worded() ? WORDS.all("whistle." + action.code())[0] : null;
        whistles.act(by, number, call, CallStep.of(action, text));
    }

    private Unit department(Caller by, int i) {
        return organisation.byCode(by.district(), DEPARTMENTS.get(i)).orElseThrow();
    }

    private Caller handler(Caller by, int i) {
        return serving(by, department(by, i), "HANDLER");
    }

    private Caller head(Caller by, int i) {
        return serving(by, department(by, i), "UNIT_HEAD");
    }

    private Caller serving(Caller by, Unit unit, String role) {
        int staff = organisation.staffOf(by.district(), unit.id()).stream()
                .filter(one -> organisation.posts(by.district(), one.id()).stream()
                        .anyMatch(post -> post.role().equals(role)))
                .findFirst()
                .orElseThrow()
                .id();
        return callers.onBehalf(by.district(), staff, unit.id()).orElseThrow();
    }

    private Caller of(int district, String username) {
        int staff =
                organisation.staffByUsername(district, username).orElseThrow().id();
        return callers.onBehalf(district, staff, 0).orElseThrow();
    }
}
