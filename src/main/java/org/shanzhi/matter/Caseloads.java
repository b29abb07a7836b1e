package org.shanzhi.matter;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.matter.ListFilter.Only;
import org.shanzhi.matter.life.Viewer;
import org.shanzhi.matter.store.Lists;
import org.shanzhi.matter.work.Heads;
import org.shanzhi.org.InHand;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Post;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.RoleScope;
import org.springframework.stereotype.Component;

/**
 * 事项交接: what somebody has in hand, counted for whoever lets that person go, and handed to colleagues by the head of the
 * unit. The matters stay with their unit, their clocks go on.
 */
@Component
public class Caseloads implements InHand {
    /** How many one job hands over; whoever has more is asked a second time. */
    public static final int MOST = 1_000;

    private static final Limit PAGE = new Limit(200);

    private final Lists lists;
    private final MatterLists seen;
    private final MatterBatch batch;
    private final Organisation organisation;
    private final Heads heads;
    private final Clock clock;

    Caseloads(Lists lists, MatterLists seen, MatterBatch batch, Organisation organisation, Heads heads, Clock clock) {
        this.lists = lists;
        this.seen = seen;
        this.batch = batch;
        this.organisation = organisation;
        this.heads = heads;
        this.clock = clock;
    }

    /**
     * A unit's matters in hand: one person's, or those whose handler no longer serves there, or all.
     *
     * @param staff null for all
     */
    public record Pile(int unit, Integer staff, boolean left) {
        public ListFilter filter() {
            var all = ListFilter.ALL.inHand().unit(unit);
            if (left) return all.and(Only.LEFT);
            return staff == null ? all : all.assignee(staff);
        }
    }

    @Override
    @Needs(Permission.MANAGE_STAFF)
    public Load of(Caller by, int staff) {
        return load(by, new Viewer.Own(staff), ListFilter.ALL);
    }

    @Override
    @Needs(Permission.MANAGE_STAFF)
    public List<Place> places(Caller by, int staff) {
        return organisation.posts(by.district(), staff).stream()
                .map(Post::unitId)
                .distinct()
                .map(unit -> place(by, staff, unit))
                .toList();
    }

    /**
     * A pile that the caller may look after: of the own unit; the centre's people may look after any.
     *
     * @param staff null for all
     * @throws NotFound when it is another unit's
     */
    @Needs(Permission.ASSIGN)
    public Pile pile(Caller by, int unit, Integer staff, boolean left) {
        if (unit != by.unitId() && by.scopeFor(Permission.ASSIGN) != RoleScope.CENTRE) throw new NotFound("unit");
        return new Pile(unit, staff, left);
    }

    /**
     * Does one thing with a pile, such as naming another handler, as a job with a result for each matter. Who may: the
     * action's right, for every matter within its scope; one that is refused keeps none of the others back. Moves no clock.
     * Not idempotent; a second run finds what the first left.
     *
     * @param chosen numbers; null for the whole pile, up to {@value #MOST}
     * @param what with the reason as its note, for every timeline
     * @throws org.shanzhi.kernel.Forbidden no role of the caller's may do this
     * @throws Invalid nothing was chosen, or more than {@value #MOST}
     */
    @Needs(byAction = true)
    public UUID pass(Caller by, Pile pile, List<String> chosen, Instruction what, Locale locale) {
        return batch.start(by, chosen == null ? numbers(by, pile) : chosen, what, locale, MOST);
    }

    private List<String> numbers(Caller by, Pile pile) {
        var numbers = new ArrayList<String>();
        String after = null;
        do {
            var page = seen.list(by, pile.filter(), PAGE, after);
            page.items().forEach(line -> numbers.add(line.number()));
            after = page.next();
        } while (after != null && numbers.size() < MOST);
        return numbers;
    }

    private Place place(Caller by, int staff, int unit) {
        var viewer = new Viewer.OfUnit(unit);
        Load held = load(by, viewer, ListFilter.ALL.unit(unit));
        int all = sum(counts(by, viewer, ListFilter.ALL));
        var others = organisation.staffOf(by.district(), unit).stream()
                .filter(one -> one.id() != staff)
                .toList();
        boolean onlyHead = heads.of(by.district(), unit).equals(Set.of(staff));
        return new Place(unit, held, all - held.total(), others.size(), onlyHead);
    }

    private Load load(Caller by, Viewer viewer, ListFilter filter) {
        var states = new LinkedHashMap<String, Integer>();
        counts(by, viewer, filter).forEach((state, n) -> {
            if (n > 0) states.put(state.name(), n);
        });
        return new Load(
                states,
                sum(counts(by, viewer, filter.and(Only.OVERDUE))),
                sum(counts(by, viewer, filter.and(Only.WAITING))));
    }

    private Map<State, Integer> counts(Caller by, Viewer viewer, ListFilter filter) {
        return lists.counts(
                by.district(), viewer, filter.inHand(), Lists.Asking.of(new Viewer.Own(by.staffId()), clock.instant()));
    }

    private static int sum(Map<State, Integer> counts) {
        return counts.values().stream().mapToInt(n -> n).sum();
    }
}
