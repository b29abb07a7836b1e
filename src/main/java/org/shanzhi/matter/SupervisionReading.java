package org.shanzhi.matter;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.kernel.paging.Page;
import org.shanzhi.matter.ListFilter.Only;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.life.Supervisions;
import org.shanzhi.matter.store.Lists;
import org.shanzhi.matter.store.MatterStore;
import org.shanzhi.matter.work.Sheets;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.springframework.stereotype.Component;

/** 督办: which are to be answered, which to be closed, and where all stand. What was said lies in the matter's log. */
@Component
public class SupervisionReading {
    private final MatterLists lists;
    private final MatterStore store;
    private final Sheets sheets;
    private final Clock clock;

    SupervisionReading(MatterLists lists, MatterStore store, Sheets sheets, Clock clock) {
        this.lists = lists;
        this.store = store;
        this.sheets = sheets;
        this.clock = clock;
    }

    /** The lists that somebody is offered: those to answer by whoever may answer, those to close by whoever supervises. */
    @Needs({Permission.SUPERVISE, Permission.SUPERVISE_REPLY})
    public List<SupervisionList> offered(Caller by) {
        var offered = new ArrayList<SupervisionList>();
        if (by.may(Permission.SUPERVISE_REPLY)) offered.add(SupervisionList.TO_ANSWER);
        if (by.may(Permission.SUPERVISE_CLOSE)) offered.add(SupervisionList.TO_CLOSE);
        offered.add(SupervisionList.ALL);
        return offered;
    }

    /**
     * Supervisions of the matters that the caller sees, in the order of the matters' next dates; of a thread that went up in
     * levels the last. A page ends before the matter whose supervisions would not fit any more, so it holds more than
     * {@code limit} only of a single matter; {@code after} is the {@code next} of the page before. Two statements, three for a
     * page that ends early.
     *
     * @throws org.shanzhi.kernel.Forbidden a list that the caller is not offered
     */
    @Needs({Permission.SUPERVISE, Permission.SUPERVISE_REPLY})
    public Page<SupervisionLine> list(Caller by, SupervisionList which, Limit limit, String after) {
        var filter = filter(by, which);
        var found = lists.list(by, filter, limit, after);
        List<Long> ids = found.items().stream()
                .map(line -> MatterNumber.named(line.number()).id())
                .toList();
        Map<Long, Matter> matters =
                store.load(by.district(), ids).stream().collect(Collectors.toMap(Matter::id, Function.identity()));
        Instant now = clock.instant();
        var rows = new ArrayList<SupervisionLine>();
        int whole = 0;
        for (MatterLine line : found.items()) {
            Matter m = matters.get(MatterNumber.named(line.number()).id());
            List<SupervisionLine> more = m == null ? List.of() : lines(by, which, line, m, now);
            if (!rows.isEmpty() && rows.size() + more.size() > limit.limit())
                return new Page<>(
                        rows, lists.list(by, filter, new Limit(whole), after).next());
            rows.addAll(more);
            whole++;
        }
        return new Page<>(rows, found.next());
    }

    private List<SupervisionLine> lines(Caller by, SupervisionList which, MatterLine line, Matter m, Instant now) {
        var all = m.facts().supervisions();
        Predicate<Supervision> judged = judged(by, m);
        Predicate<Supervision> wanted = switch (which) {
            case TO_ANSWER -> s -> s.state() == SupervisionState.ORDERED;
            case TO_CLOSE -> judged;
            case ALL -> s -> true;
        };
        var clocks = sheets.duties(m, now);
        return all.stream()
                .filter(s -> Supervisions.isLast(all, s))
                .filter(wanted)
                .map(s -> new SupervisionLine(
                        line.number(),
                        line.title(),
                        m.unit(),
                        s,
                        clocks.getOrDefault(s.no(), List.of()).stream().reduce((first, last) -> last),
                        judged.test(s)))
                .toList();
    }

    private static Predicate<Supervision> judged(Caller by, Matter m) {
        if (!by.may(Permission.SUPERVISE_CLOSE)) return s -> false;
        return s -> s.state() == SupervisionState.ANSWERED && Supervisions.judges(by, Permission.SUPERVISE_CLOSE, m, s);
    }

    /** How many matters are in each list that the caller is offered, counted up to {@link Lists#MOST_COUNTED}. */
    @Needs({Permission.SUPERVISE, Permission.SUPERVISE_REPLY})
    public Map<SupervisionList, Integer> counts(Caller by) {
        var offered = offered(by);
        var filters = offered.stream().map(which -> filter(by, which)).toList();
        var counted = lists.counts(by, filters, Lists.MOST_COUNTED);
        var counts = new EnumMap<SupervisionList, Integer>(SupervisionList.class);
        for (int i = 0; i < offered.size(); i++) counts.put(offered.get(i), counted.get(i));
        return counts;
    }

    private static ListFilter filter(Caller by, SupervisionList which) {
        return switch (which) {
            case TO_ANSWER -> {
                by.require(Permission.SUPERVISE_REPLY);
                yield ListFilter.ALL.and(Only.TO_ANSWER).unit(by.unitId());
            }
            case TO_CLOSE -> {
                by.require(Permission.SUPERVISE_CLOSE);
                yield ListFilter.ALL.and(Only.TO_CLOSE);
            }
            case ALL -> ListFilter.ALL.and(Only.SUPERVISED);
        };
    }
}
