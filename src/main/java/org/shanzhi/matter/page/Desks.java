package org.shanzhi.matter.page;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shanzhi.kernel.page.ClockTone;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.page.Queue;
import org.shanzhi.kernel.page.Tab;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.matter.ClockSheet;
import org.shanzhi.matter.ClockState;
import org.shanzhi.matter.ListFilter;
import org.shanzhi.matter.MatterDesk;
import org.shanzhi.matter.MatterLine;
import org.shanzhi.matter.MatterLists;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.matter.MatterSheet;
import org.shanzhi.matter.PossibleAction;
import org.shanzhi.matter.State;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

@Component
class Desks implements MatterDesk {
    private static final Limit LENGTH = new Limit(50);
    private static final int MOST_EVENTS = 200;

    private final MatterLists lists;
    private final MatterReading reading;
    private final MatterViews views;
    private final Clock clock;

    Desks(MatterLists lists, MatterReading reading, MatterViews views, Clock clock) {
        this.lists = lists;
        this.reading = reading;
        this.views = views;
        this.clock = clock;
    }

    @Override
    public Queue queue(Caller by, Plan plan, String tab, String chosen, String after, Page page) {
        Part here = plan.part(tab);
        var found = lists.list(by, of(here.states()), LENGTH, after);
        var everywhere =
                plan.parts().stream().flatMap(part -> part.states().stream()).collect(Collectors.toSet());
        var counts = lists.counts(by, of(everywhere));
        List<Tab> tabs = plan.parts().stream()
                .map(part -> new Tab(
                        page.t(part.label()),
                        address(plan, part.code(), null, null),
                        count(counts, part.states()),
                        part == here))
                .toList();
        var reader = views.names(by, page);
        var rows = found.items().stream()
                .map(m -> row(m, plan, address(plan, here.code(), m.number(), after), reader))
                .toList();
        String open =
                chosen != null || rows.isEmpty() ? chosen : rows.getFirst().number();
        String more = found.next() == null ? null : address(plan, here.code(), null, found.next());
        return new Queue(here.code(), tabs, rows, open, more);
    }

    private static ListFilter of(Set<State> states) {
        return ListFilter.ALL.states(states.toArray(State[]::new));
    }

    private static long count(Map<State, Integer> counts, Set<State> states) {
        return states.stream().mapToLong(state -> counts.getOrDefault(state, 0)).sum();
    }

    private Queue.Row row(MatterLine m, Plan plan, String href, Names.Reader reader) {
        String what = m.outcome() == null
                ? reader.label("case_states", m.state())
                : reader.label("case_outcomes", m.outcome());
        return new Queue.Row(
                m.number(),
                m.title(),
                m.due(),
                ListViews.tone(m, clock.instant()),
                m.risk() == null ? null : m.risk().name(),
                Stream.concat(
                                Stream.of(what, reader.label("channels", m.channel())),
                                m.waiting().stream().map(w -> reader.text("list.waiting." + w)))
                        .collect(Collectors.joining(" · ")),
                href,
                plan.picks().contains(m.state()));
    }

    @Override
    public String address(Plan plan, String tab, String number, String after) {
        var address = UriComponentsBuilder.fromPath(plan.path());
        if (number != null) address.pathSegment(number);
        Part part = plan.part(tab);
        if (part != plan.parts().getFirst()) address.queryParam("tab", part.code());
        if (after != null) address.queryParam("after", after);
        return address.encode().toUriString();
    }

    @Override
    public Opened open(Caller by, MatterNumber number, Page page) {
        var whole = reading.whole(by, number, 0, MOST_EVENTS);
        MatterSheet m = whole.sheet();
        var log = whole.latest();
        var told = views.events(by, number, page);
        var reader = views.names(by, page);
        var duty = m.nextDuty();
        return new Opened(
                m,
                MatterViews.words(m, reader),
                duty.map(c -> clock(c, reader, page)).orElse(""),
                duty.map(c -> tone(c).css()).orElse(""),
                MatterViews.parties(m, reader),
                log,
                log.reversed().stream().map(told::happened).toList(),
                whole.actions().stream().collect(Collectors.toMap(PossibleAction::action, Function.identity())));
    }

    private static String clock(ClockSheet c, Names.Reader reader, Page page) {
        String left = c.state() == ClockState.PROVISIONAL
                ? page.t("list.provisional")
                : page.times().remaining(c.due());
        return page.t(
                "matter.desk.clock",
                reader.label("deadline_policies", c.policy()),
                page.times().dueDay(c.due()),
                left);
    }

    private ClockTone tone(ClockSheet c) {
        return c.state() == ClockState.PROVISIONAL
                ? ClockTone.RUN
                : ClockTone.running(c.started(), c.due(), clock.instant());
    }
}
