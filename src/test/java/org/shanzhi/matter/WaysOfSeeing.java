package org.shanzhi.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.matter.life.Viewer;
import org.shanzhi.matter.store.Lists;
import org.shanzhi.policy.Caller;

/** Every way in which somebody is shown more than one matter, each gone through to its end. */
final class WaysOfSeeing {
    private static final List<ListFilter> ALL = List.of(ListFilter.ALL, ListFilter.ALL.states(State.ARCHIVED));
    private static final String WORDS = "楼上 漏水三个月";
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private final MatterLists lists;
    private final Lists stored;
    private final int district;
    private final Clock clock;

    WaysOfSeeing(MatterLists lists, Lists stored, int district, Clock clock) {
        this.lists = lists;
        this.stored = stored;
        this.district = district;
        this.clock = clock;
    }

    Set<String> listed(Caller by) {
        var seen = new TreeSet<String>();
        for (ListFilter filter : ALL) seen.addAll(listed(by, filter));
        return seen;
    }

    private Set<String> listed(Caller by, ListFilter filter) {
        var seen = new TreeSet<String>();
        String after = null;
        do {
            var page = lists.list(by, filter, new Limit(7), after);
            for (MatterLine line : page.items())
                assertThat(seen.add(line.number()))
                        .as(district + ": listed once")
                        .isTrue();
            after = page.next();
        } while (after != null);
        return seen;
    }

    /** The index hears of a change within a second; the rest is for a machine that has other things to do. */
    void assertFound(Caller by, Set<String> expected, String who) {
        ListFilter told = ListFilter.ALL.words(WORDS);
        long begun = System.nanoTime();
        while (!listed(by, told).equals(expected) || lists.found(by, told) != expected.size()) {
            if (System.nanoTime() - begun > PATIENCE_NANOS) break;
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(listed(by, told)).as(who + " finds").isEqualTo(expected);
        assertThat(listed(by, told.sort(ListFilter.Sort.CREATED)))
                .as(who + " finds in order of time")
                .isEqualTo(expected);
        assertThat(lists.found(by, told)).as(who + " counts what is found").isEqualTo(expected.size());
    }

    Set<String> listedAt(Viewer viewer) {
        var seen = new TreeSet<String>();
        var asking = Lists.Asking.of(new Viewer.Own(0), clock.instant());
        for (ListFilter filter : ALL)
            stored.page(district, viewer, filter, asking, 200, Optional.empty())
                    .forEach(entry -> seen.add(entry.line("CG").number()));
        return seen;
    }

    Set<String> exported(Caller by) {
        var seen = new TreeSet<String>();
        for (ListFilter filter : ALL)
            lists.each(by, filter, 5, lines -> lines.forEach(line -> seen.add(line.number())));
        return seen;
    }

    int counted(Caller by) {
        int open = lists.counts(by, ListFilter.ALL).values().stream()
                .mapToInt(n -> n)
                .sum();
        assertThat(count(by, ListFilter.ALL)).isEqualTo(open);
        return open + count(by, ListFilter.ALL.states(State.ARCHIVED));
    }

    private int count(Caller by, ListFilter filter) {
        return lists.counts(by, List.of(filter), 1_000).getFirst();
    }
}
