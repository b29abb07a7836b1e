package org.shanzhi.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.grid.GridImport;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.Forbidden;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.matter.BoardSheet.Line;
import org.shanzhi.matter.DueCalendar.Whose;
import org.shanzhi.matter.store.DueClocks;
import org.shanzhi.matter.work.Deciding;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.org.Staff;
import org.shanzhi.org.Tier;
import org.shanzhi.org.Unit;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Nature;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Policies;
import org.shanzhi.testing.ShanzhiTest;
import org.shanzhi.testing.Sizes;
import org.shanzhi.testing.Statements;
import org.shanzhi.testing.TestCallers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Random lives of the last weeks: every figure of boards and calendars, for every role, is the number of matters that a slow
 * look at each one's clocks finds, and of those in the list it opens.
 */
@ShanzhiTest
class BoardOracleTest {
    @Autowired
    DeadlineBoard board;

    @Autowired
    DueCalendar calendar;

    @Autowired
    MatterLists lists;

    @Autowired
    MatterReading reading;

    @Autowired
    Matters matters;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    MatterHistory history;

    @Autowired
    Deciding deciding;

    @Autowired
    Organisation organisation;

    @Autowired
    OrganisationImport organisationImport;

    @Autowired
    GridImport grids;

    @Autowired
    Policies policies;

    @Autowired
    Statements statements;

    @Autowired
    Clock clock;

    private final Map<String, MatterSheet> sheets = new HashMap<>();
    private Town town;
    private int looked;

    @BeforeEach
    void found() {
        town = Town.found(organisationImport, grids);
    }

    @Test
    void every_figure_is_the_number_of_matters_in_the_list_it_opens() {
        long seed = 7;
        var random = new SplittableRandom(seed);
        lives().live(random, Sizes.pick(30, 400));
        call(random);
        var met = new TreeSet<DueWhen>();
        var called = new TreeSet<DueWhen>();
        for (Caller by : List.of(
                town.clerk,
                town.supervisor,
                town.handler,
                town.head,
                town.departmentHandler,
                town.gridWorker,
                mediator())) {
            Map<String, List<ClockSheet>> seen = seen(by);
            seen.values()
                    .forEach(clocks -> clocks.stream()
                            .filter(c -> c.unit() != null && when(c) != null)
                            .forEach(c -> called.add(when(c))));
            for (Tier tier : tiers()) met.addAll(compareBoard(by, seen, tier));
            for (Whose whose : Whose.values())
                for (int month = -1; month <= 2; month++) compareMonth(by, seen, whose, month);
        }
        assertThat(met).as("lives of seed %d have every kind of date", seed).containsExactly(DueWhen.values());
        assertThat(called).as("and so have whistles").contains(DueWhen.OVERDUE, DueWhen.WEEK);
        // calls count in minutes: shortly before midnight none of them ends on the same day
        var now = clock.instant();
        if (ChinaTime.day(now).equals(ChinaTime.day(now.plus(Duration.ofHours(2)))))
            assertThat(called).contains(DueWhen.TODAY);
    }

    @Test
    void nobody_but_the_head_of_the_unit_is_told_who_has_it() {
        lives().live(new SplittableRandom(3), 20);
        assertThat(board.figures(town.supervisor, null).people()).isNull();
        assertThat(board.figures(town.triage, null).people()).isNull();
        assertThat(board.figures(town.head, null).people()).isNotNull();
        assertThatThrownBy(() -> board.ofPerson(town.supervisor, town.handler.staffId(), DueWhen.OVERDUE))
                .isInstanceOf(NotFound.class);
        assertThat(lists.list(
                                town.head,
                                board.ofPerson(town.head, town.departmentHandler.staffId(), DueWhen.OVERDUE),
                                Limit.DEFAULT,
                                null)
                        .items())
                .as("no person of another unit")
                .isEmpty();
    }

    @Test
    void whoever_reads_figures_alone_counts_the_centres_and_opens_none() {
        lives().live(new SplittableRandom(5), 20);
        Caller assessor = TestCallers.staff(town.district, 109, Story.CENTRE, "ASSESSOR");
        assertThat(board.figures(assessor, null).all())
                .isEqualTo(board.figures(town.supervisor, null).all());
        assertThatThrownBy(() -> lists.count(assessor, ListFilter.ALL, 10)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> board.figures(town.callback, null)).isInstanceOf(Forbidden.class);
    }

    @Test
    void a_board_and_a_month_are_one_statement_each() {
        for (Caller by : List.of(town.supervisor, town.head)) {
            assertThat(statements.during(() -> board.figures(by, null))).isEqualTo(1);
            assertThat(statements.during(() -> calendar.month(by, YearMonth.of(2026, 11), Whose.UNIT)))
                    .isEqualTo(1);
        }
    }

    private Set<DueWhen> compareBoard(Caller by, Map<String, List<ClockSheet>> seen, Tier tier) {
        if (!by.may(Permission.READ_FIGURES)) return Set.of();
        BoardSheet sheet = board.figures(by, tier);
        BiPredicate<String, ClockSheet> wanted =
                (n, c) -> tier == null || ower(n, c).tier() == tier;
        var duties = tier == null ? duties() : duties().owed(owedAt(tier));
        var found = new TreeSet<DueWhen>();
        for (DueWhen when : DueWhen.values()) {
            BiPredicate<String, ClockSheet> then = wanted.and((n, c) -> when == when(c));
            var due = numbers(seen, then);
            if (!due.isEmpty()) found.add(when);
            same(by, due, ListFilter.ALL.clock(duties.ends(when)), sheet.all().of(when));
            compare(
                    sheet.units(),
                    when,
                    by,
                    unit -> numbers(seen, then.and((n, c) -> ower(n, c).equals(unit))),
                    unit -> ListFilter.ALL.clock(
                            duties().owed(owedBy(unit, tier)).ends(when)),
                    List.copyOf(organisation.units(town.district, today())));
            compare(
                    sheet.policies(),
                    when,
                    by,
                    policy -> numbers(seen, then.and((_, c) -> c.policy().equals(policy.code()))),
                    policy -> ListFilter.ALL.clock(duties.of(policy).ends(when)),
                    List.copyOf(policies.deadlines().policies().values()));
            compare(
                    sheet.tiers(),
                    when,
                    by,
                    one -> numbers(seen, then.and((n, c) -> ower(n, c).tier() == one)),
                    one -> ListFilter.ALL.clock(duties().owed(owedAt(one)).ends(when)),
                    tier == null ? List.of(Tier.values()) : List.of(tier));
            if (sheet.people() == null) continue;
            compare(
                    sheet.people(),
                    when,
                    by,
                    one -> numbers(
                            seen,
                            then.and((n, c) -> unitOf(n).id() == by.unitId()
                                    && ower(n, c).equals(unitOf(n))
                                    && Objects.equals(
                                            assignee(n), one.map(Staff::id).orElse(null)))),
                    one -> board.ofPerson(by, one.map(Staff::id).orElse(DueClocks.NOBODY), when)
                            .tier(tier),
                    people(by));
        }
        return found;
    }

    private <T> void compare(
            List<Line<T>> lines,
            DueWhen when,
            Caller by,
            Function<T, Set<String>> slowly,
            Function<T, ListFilter> list,
            List<T> every) {
        var figures = new HashMap<T, Integer>();
        for (Line<T> line : lines) figures.put(line.of(), line.counts().of(when));
        for (T one : every) same(by, slowly.apply(one), list.apply(one), figures.getOrDefault(one, 0));
    }

    /** Of lists that must be empty a few are looked at. */
    private void same(Caller by, Set<String> slowly, ListFilter filter, int figure) {
        boolean nothing = slowly.isEmpty() && figure == 0;
        if (!nothing || ++looked % 100 == 0)
            assertThat(listed(by, filter)).as("%s %s", by.roles(), filter).isEqualTo(slowly);
        assertThat(figure).as("%s %s", by.roles(), filter).isEqualTo(slowly.size());
    }

    private void compareMonth(Caller by, Map<String, List<ClockSheet>> seen, Whose whose, int ahead) {
        var month = YearMonth.from(today()).plusMonths(ahead);
        DueMonth due = calendar.month(by, month, whose);
        for (LocalDate day = month.atDay(1); !day.isAfter(month.atEndOfMonth()); day = day.plusDays(1)) {
            LocalDate that = day;
            BiPredicate<String, ClockSheet> theirs = (n, c) -> runs(c)
                    && c.dueDay().equals(that)
                    && (whose == Whose.OWN
                            ? Objects.equals(assignee(n), by.staffId())
                                    && ower(n, c).equals(unitOf(n))
                            : ower(n, c).id() == by.unitId());
            var slowly = numbers(seen, theirs);
            var late = numbers(seen, theirs.and((_, c) -> c.state() == ClockState.OVERDUE));
            var open = numbers(seen, theirs.and((_, c) -> c.state() == ClockState.PROVISIONAL));
            var found = Optional.ofNullable(due.days().get(day));
            same(
                    by,
                    slowly,
                    whose.of().clock(duties().owed(whose.owed(by)).on(day)),
                    found.map(DueMonth.Day::matters).orElse(0));
            assertThat(found.map(DueMonth.Day::late).orElse(0)).isEqualTo(late.size());
            assertThat(found.map(DueMonth.Day::provisional).orElse(0)).isEqualTo(open.size());
            for (DueMonth.Duty duty : found.map(DueMonth.Day::duties).orElse(List.of()))
                same(
                        by,
                        numbers(
                                seen,
                                theirs.and((_, c) ->
                                        c.policy().equals(duty.policy().code()))),
                        whose.of()
                                .clock(duties().of(duty.policy())
                                        .owed(whose.owed(by))
                                        .on(day)),
                        duty.matters());
        }
    }

    /** What a clock's own state says. */
    private DueWhen when(ClockSheet c) {
        if (!runs(c)) return null;
        if (c.state() == ClockState.OVERDUE) return DueWhen.OVERDUE;
        long days = today().until(c.dueDay()).getDays()
                + 31L * today().until(c.dueDay()).toTotalMonths();
        return days == 0 ? DueWhen.TODAY : days > 0 && days <= DueWhen.DAYS ? DueWhen.WEEK : null;
    }

    private static boolean runs(ClockSheet c) {
        return c.nature() == Nature.DUTY && c.stopped() == null && c.dayKnown();
    }

    private static Set<String> numbers(Map<String, List<ClockSheet>> seen, BiPredicate<String, ClockSheet> which) {
        var numbers = new TreeSet<String>();
        seen.forEach((number, clocks) -> {
            if (clocks.stream().anyMatch(clock -> which.test(number, clock))) numbers.add(number);
        });
        return numbers;
    }

    private Unit ower(String number, ClockSheet c) {
        return c.unit() == null ? unitOf(number) : organisation.unit(town.district, c.unit());
    }

    private Owed owedAt(Tier tier) {
        return Owed.by(organisation.ofTier(town.district, tier));
    }

    private static Owed owedBy(Unit unit, Tier tier) {
        return tier == null || unit.tier() == tier ? Owed.by(unit.id()) : Owed.by(List.of());
    }

    private Map<String, List<ClockSheet>> seen(Caller by) {
        var seen = new TreeMap<String, List<ClockSheet>>();
        for (String number : listed(by, ListFilter.ALL))
            seen.put(number, sheet(number).clocks());
        return seen;
    }

    private MatterSheet sheet(String number) {
        return sheets.computeIfAbsent(number, n -> reading.sheet(town.clerk, MatterNumber.named(n)));
    }

    private Unit unitOf(String number) {
        return organisation.unit(town.district, sheet(number).unit());
    }

    private Integer assignee(String number) {
        return sheet(number).assignee();
    }

    private Set<String> listed(Caller by, ListFilter filter) {
        var seen = new TreeSet<String>();
        lists.each(by, filter, 200, lines -> lines.forEach(line -> seen.add(line.number())));
        return seen;
    }

    private List<Optional<Staff>> people(Caller by) {
        var people = new ArrayList<Optional<Staff>>();
        people.add(Optional.empty());
        organisation.staffOf(town.district, by.unitId()).forEach(one -> people.add(Optional.of(one)));
        return people;
    }

    private List<Tier> tiers() {
        var tiers = new ArrayList<Tier>();
        tiers.add(null);
        tiers.addAll(List.of(Tier.SUBDISTRICT, Tier.GRID));
        return tiers;
    }

    private Caller mediator() {
        return TestCallers.staff(town.district, town.handler.staffId(), Story.STREET, "MEDIATOR");
    }

    private LocalDate today() {
        return ChinaTime.day(clock.instant());
    }

    private ClockFilter duties() {
        return ClockFilter.ofDuties(policies.deadlines());
    }

    private BoardLives lives() {
        return new BoardLives(town, history, deciding, clock);
    }

    /** Departments and grids that were called to some of them. */
    private void call(SplittableRandom random) {
        for (String number : listed(town.clerk, ListFilter.ALL)) {
            if (random.nextInt(3) == 0) continue;
            int unit = random.nextInt(3) == 0 ? Story.GRID : random.nextInt(4) == 0 ? Story.STREET : Story.DEPARTMENT;
            Instant at = clock.instant().minus(Duration.ofHours(random.nextInt(24 * 16)));
            String kind = List.of("PROGRESS", "URGENT", "HARD").get(random.nextInt(3));
            var blown =
                    new Event.Told("WHISTLE_BLOWN", 0, unit, true, Map.of("WHISTLE", kind), at, new FreeText("请到场"));
            transactions.executeWithoutResult(
                    _ -> matters.tell(town.triage, MatterNumber.named(number), blown, UUID.randomUUID()));
        }
    }
}
