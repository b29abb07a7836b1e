package org.shanzhi.matter;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.shanzhi.kernel.paging.Cursor;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.kernel.paging.Page;
import org.shanzhi.matter.ListFilter.Only;
import org.shanzhi.matter.life.Viewer;
import org.shanzhi.matter.store.Lists;
import org.shanzhi.matter.work.Finding;
import org.shanzhi.matter.work.Sight;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lists of matters. Who may see a matter was written down when it changed, so a list is a range of an index, as fast for a
 * grid as for the district; nothing is filtered afterwards.
 */
@Component
public class MatterLists {
    private static final String OPEN = "open";
    private static final String CREATED = "created";
    private static final String CLOSED = "closed";
    private static final String RISK = "risk";
    private static final List<UnaryOperator<ListFilter>> LEVELS = List.of(
            filter -> filter.risk(Risk.HIGH),
            filter -> filter.risk(Risk.MEDIUM),
            filter -> filter.risk(Risk.LOW),
            filter -> filter.and(Only.UNTICKED));

    private final Lists lists;
    private final Finding finding;
    private final Sight sight;
    private final Organisation organisation;
    private final Clock clock;
    private final TransactionTemplate snapshot;

    MatterLists(
            Lists lists,
            Finding finding,
            Sight sight,
            Organisation organisation,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.lists = lists;
        this.finding = finding;
        this.sight = sight;
        this.organisation = organisation;
        this.clock = clock;
        snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    /**
     * The matters that the caller may read and the filter names: open ones by due time or newest first, archived ones newest
     * first. {@code after} is the {@code next} of the page before. With words, what tells of them in its title, then the rest; what was
     * written within the last second may be missing.
     */
    @Needs(Permission.READ_MATTERS)
    public Page<MatterLine> list(Caller by, ListFilter filter, Limit limit, String after) {
        if (filter.words() != null) return finding.page(by, viewer(by, filter), filter, limit, after);
        if (byRisk(filter)) return byRisk(by, filter, limit, after);
        String order = filter.states().contains(State.ARCHIVED)
                ? CLOSED
                : filter.sort() == ListFilter.Sort.CREATED ? CREATED : OPEN;
        var position = Cursor.parse(order, after).map(c -> new Lists.Position(c.instant(0), c.number(1)));
        var rows =
                lists.page(by.district(), viewer(by, filter), filter, asking(by, filter), limit.andOneMore(), position);
        var shown = rows.subList(0, Math.min(rows.size(), limit.limit()));
        String next = rows.size() <= limit.limit()
                ? null
                : Cursor.of(
                                order,
                                shown.getLast().position().key(),
                                shown.getLast().position().id())
                        .toString();
        String prefix = organisation.district(by.district()).prefix();
        return new Page<>(shown.stream().map(r -> r.line(prefix)).toList(), next);
    }

    /**
     * Of matters that a module above keeps by id, those that the caller may read, by id, in no order. One statement; for lines
     * of a list, so the reading is not logged.
     */
    @Needs(Permission.READ_MATTERS)
    public Map<Long, MatterLine> those(Caller by, Collection<Long> ids) {
        return finding.those(by, sight.of(by), ids);
    }

    private static boolean byRisk(ListFilter filter) {
        boolean open = !filter.states().contains(State.ARCHIVED);
        return filter.sort() == ListFilter.Sort.RISK && filter.risk() == null && open;
    }

    private static List<ListFilter> levels(ListFilter filter) {
        return LEVELS.stream().map(level -> level.apply(filter)).toList();
    }

    /** One level after the other, until the page is full: each is a list by due time of its own. */
    private Page<MatterLine> byRisk(Caller by, ListFilter filter, Limit limit, String after) {
        var last = Cursor.parse(RISK, after);
        int level = last.map(c -> Math.clamp(c.number(0), 0, LEVELS.size())).orElse(0);
        var position = last.map(c -> new Lists.Position(c.instant(1), c.number(2)));
        Viewer viewer = viewer(by, filter);
        var asking = asking(by, filter);
        var rows = new ArrayList<Lists.Entry>();
        for (; level < LEVELS.size() && rows.size() < limit.andOneMore(); level++) {
            ListFilter some = levels(filter).get(level);
            int wanted = limit.andOneMore() - rows.size();
            rows.addAll(lists.page(by.district(), viewer, some, asking, wanted, position));
            position = Optional.empty();
        }
        var shown = rows.subList(0, Math.min(rows.size(), limit.limit()));
        String next = rows.size() <= limit.limit() ? null : next(shown.getLast());
        String prefix = organisation.district(by.district()).prefix();
        return new Page<>(shown.stream().map(r -> r.line(prefix)).toList(), next);
    }

    private static String next(Lists.Entry last) {
        Risk risk = last.unnumbered().risk();
        int level = risk == null ? LEVELS.size() - 1 : Risk.values().length - 1 - risk.ordinal();
        return Cursor.of(RISK, level, last.position().key(), last.position().id())
                .toString();
    }

    /** How many open matters the caller sees in each state, counted up to {@link Lists#MOST_COUNTED}. */
    @Needs(Permission.READ_MATTERS)
    public Map<State, Integer> counts(Caller by, ListFilter filter) {
        return lists.counts(by.district(), viewer(by, filter), filter, asking(by, filter));
    }

    /** How many of the caller's open matters are overdue, counted likewise. */
    @Needs(Permission.READ_MATTERS)
    public int overdue(Caller by, ListFilter filter) {
        var late = filter.and(Only.OVERDUE);
        return lists.counts(by.district(), viewer(by, late), late, asking(by, late)).values().stream()
                .mapToInt(n -> n)
                .sum();
    }

    /** How many matters a list holds, counted up to {@code most}. */
    @Needs(Permission.READ_MATTERS)
    public int count(Caller by, ListFilter filter, int most) {
        var reached = new Lists.Counted(reaching(by, filter), filter);
        return lists.counts(by.district(), List.of(reached), asking(by, filter), most)
                .getFirst();
    }

    /** How many matters of a list with words there are, exactly, as far as the index has heard. */
    @Needs(Permission.READ_MATTERS)
    public int found(Caller by, ListFilter filter) {
        return finding.count(by, viewer(by, filter), filter);
    }

    /** Whether lists with words hold everything; false while the index is being made. */
    @Needs(Permission.READ_MATTERS)
    public boolean wholeIndex(Caller by) {
        return finding.whole(by.district());
    }

    /** {@link #count} of several lists at once, in one statement. */
    @Needs(Permission.READ_MATTERS)
    public List<Integer> counts(Caller by, List<ListFilter> filters, int most) {
        var asked = filters.stream()
                .map(filter -> new Lists.Counted(viewer(by, filter), filter))
                .toList();
        return lists.counts(by.district(), asked, asking(by, filters), most);
    }

    /**
     * Every matter of a list in its order, block by block, as they all stood at one moment: what moves meanwhile is
     * neither missed nor met twice. Holds one connection until the end, and no more than one block in memory.
     */
    @Needs(Permission.READ_MATTERS)
    public void each(Caller by, ListFilter filter, int block, Consumer<List<MatterLine>> take) {
        Viewer viewer = reaching(by, filter);
        var asking = asking(by, filter);
        String prefix = organisation.district(by.district()).prefix();
        snapshot.executeWithoutResult(transaction -> {
            for (ListFilter part : byRisk(filter) ? levels(filter) : List.of(filter)) {
                Optional<Lists.Position> last = Optional.empty();
                List<Lists.Entry> rows;
                do {
                    rows = lists.page(by.district(), viewer, part, asking, block, last);
                    if (rows.isEmpty()) break;
                    last = Optional.of(rows.getLast().position());
                    take.accept(rows.stream().map(r -> r.line(prefix)).toList());
                } while (rows.size() == block);
            }
        });
    }

    private Lists.Asking asking(Caller by, ListFilter filter) {
        return asking(by, List.of(filter));
    }

    private Lists.Asking asking(Caller by, List<ListFilter> filters) {
        Instant now = clock.instant();
        if (filters.stream().noneMatch(filter -> filter.has(Only.LEFT))) return Lists.Asking.of(Sight.own(by), now);
        return new Lists.Asking(
                Sight.own(by), now, organisation.former(by.district()), organisation.closed(by.district()));
    }

    /** As far as the role reaches: what leaves the program holds nothing that was only let read in person. */
    private Viewer reaching(Caller by, ListFilter filter) {
        return narrowed(by, sight.reaching(by), filter);
    }

    private Viewer viewer(Caller by, ListFilter filter) {
        return narrowed(by, sight.of(by), filter);
    }

    private static Viewer narrowed(Caller by, Viewer viewer, ListFilter filter) {
        return filter.has(Only.AT_HAND) ? viewer.atHand(by.unitId()) : viewer;
    }

    /** The open states in the order of a matter's life, for tabs. */
    @Needs(open = "the names of states are no secret")
    public List<State> openStates() {
        return Lists.OPEN_STATES;
    }
}
