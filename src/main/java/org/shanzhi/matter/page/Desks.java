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
    public Queue queue(Caller by, Plan plan, Place place, String chosen, Page page) {
        Part here = plan.part(place.tab());
        ListFilter.Sort order = place.byRisk() ? ListFilter.Sort.RISK : ListFilter.Sort.DUE;
        var found = lists.list(by, of(here.states()).sort(order), LENGTH, place.after());
        var everywhere =
                plan.parts().stream().flatMap(part -> part.states().stream()).collect(Collectors.toSet());
        var counts = lists.counts(by, of(everywhere));
        List<Tab> tabs = plan.parts().stream()
                .map(part -> new Tab(
                        page.t(part.label()),
                        address(plan, place.of(part.code()), null),
                        count(counts, part.states()),
                        part == here))
                .toList();
        var reader = views.names(by, page);
        var rows = found.items().stream()
                .map(m -> row(m, plan, address(plan, place, m.number()), reader))
                .toList();
        String open =
                chosen != null || rows.isEmpty() ? chosen : rows.getFirst().number();
        String more = found.next() == null ? null : address(plan, place.from(found.next()), null);
        Place other = new Place(here.code(), place.byRisk() ? null : Place.BY_RISK, null);
        var orders = List.of(
                new Tab(
                        page.t("queue.by_due"),
                        place.byRisk() ? address(plan, other, null) : null,
                        null,
                        !place.byRisk()),
                new Tab(
                        page.t("queue.by_risk"),
                        place.byRisk() ? null : address(plan, other, null),
                        null,
                        place.byRisk()));
        return new Queue(here.code(), place.order(), place.after(), tabs, orders, rows, open, more);
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
    public String address(Plan plan, Place place, String number) {
        var address = UriComponentsBuilder.fromPath(plan.path());
        if (number != null) address.pathSegment(number);
        Part part = plan.part(place.tab());
        if (part != plan.parts().getFirst()) address.queryParam("tab", part.code());
        if (place.byRisk()) address.queryParam("order", place.order());
        if (place.after() != null) address.queryParam("after", place.after());
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
