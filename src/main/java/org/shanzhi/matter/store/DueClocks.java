package org.shanzhi.matter.store;

import static org.shanzhi.db.Tables.CLOCK;
import static org.shanzhi.db.Tables.MATTER_OPEN;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.matter.ClockFilter;
import org.shanzhi.matter.DueWhen;
import org.shanzhi.matter.ListFilter;
import org.shanzhi.matter.Owed;
import org.shanzhi.matter.life.Viewer;
import org.shanzhi.org.Tier;
import org.springframework.stereotype.Component;

/**
 * Running duties of the open matters that a viewer sees, counted and listed. What a list calls overdue or due on a day and
 * what is counted here is one condition, so that a figure and its rows are the same matters.
 */
@Component
public class DueClocks {
    /** 尚未指定: for whoever has no name yet. */
    public static final int NOBODY = 0;

    private static final Field<Long> MATTER = field("matter_id", SQLDataType.BIGINT);
    private static final Field<Integer> UNIT = field("unit_id", SQLDataType.INTEGER);
    private static final Field<Integer> TIER = field("tier", SQLDataType.INTEGER);
    private static final Field<Integer> PERSON = field("person", SQLDataType.INTEGER);
    private static final Field<Integer> POLICY = field("policy_no", SQLDataType.INTEGER);
    private static final Field<Integer> WHEN = field("due_when", SQLDataType.INTEGER);
    private static final Field<LocalDate> DAY = field("due_day", SQLDataType.LOCALDATE);
    private static final Field<Boolean> LATE = field("late", SQLDataType.BOOLEAN);
    private static final Field<Boolean> PROVISIONAL = field("provisional", SQLDataType.BOOLEAN);

    private static final Field<Integer> OWER = DSL.coalesce(CLOCK.UNIT_ID, MATTER_OPEN.UNIT_ID);

    private final DSLContext db;

    DueClocks(DSLContext db) {
        this.db = db;
    }

    /**
     * What is looked at: of what a viewer sees and a filter names, duties like these, at a moment.
     *
     * @param duties without a time: that is what each question adds
     */
    public record Look(int district, Viewer viewer, ListFilter filter, ClockFilter duties, Lists.Asking asking) {
        private Instant now() {
            return asking.now();
        }
    }

    /** What a figure is of. */
    public enum Of {
        ALL,
        UNIT,
        TIER,
        POLICY,
        PERSON
    }

    /** @param key number of the unit, the policy or the person, place of the tier; 0 for all */
    public record Figure(Of of, int key, DueWhen when, int matters) {}

    /** @param policy 0 for all duties of the day */
    public record DayFigure(LocalDate day, int policy, int matters, int late, int provisional) {}

    public record Running(long matter, int no, int policy, Instant dueAt, LocalDate dueDay, boolean provisional) {}

    /**
     * How many matters have a duty that is overdue or soon due: in all, by the unit that owes it, by that unit's tier, by policy,
     * and by person for what {@code unit} owes on matters that it holds. One statement, over the matters whose next date lies
     * before the last that is asked for, and over what other units owe. Relies on open_centre and its like, then on clock_pkey;
     * on clock_of_units.
     *
     * @param tiers the units of each tier
     * @param unit whose people are counted; null: nobody's
     */
    public List<Figure> figures(Look look, Map<Tier, List<Integer>> tiers, Integer unit) {
        Field<Integer> person = unit == null
                ? DSL.inline((Integer) null, SQLDataType.INTEGER)
                : DSL.when(
                        MATTER_OPEN.UNIT_ID.eq(unit).and(OWER.eq(unit)), DSL.coalesce(MATTER_OPEN.ASSIGNEE_ID, NOBODY));
        LocalDate last = ChinaTime.day(look.now()).plusDays(DueWhen.DAYS);
        var due = over(
                look,
                List.of(
                        MATTER_OPEN.MATTER_ID.as(MATTER),
                        OWER.as(UNIT),
                        tier(tiers).as(TIER),
                        person.as(PERSON),
                        CLOCK.POLICY_NO.as(POLICY),
                        when(look.now()).as(WHEN)),
                new Days(LocalDate.EPOCH, last));
        if (due == null) return List.of();
        var n = DSL.countDistinct(MATTER);
        return db.select(WHEN, UNIT, TIER, POLICY, PERSON, n)
                .from(due)
                .where(WHEN.isNotNull())
                .groupBy(DSL.groupingSets(
                        new Field<?>[] {WHEN},
                        new Field<?>[] {WHEN, UNIT},
                        new Field<?>[] {WHEN, TIER},
                        new Field<?>[] {WHEN, POLICY},
                        new Field<?>[] {WHEN, PERSON}))
                .having(DSL.grouping(PERSON).eq(1).or(PERSON.isNotNull()))
                .fetch(r -> figure(r, n));
    }

    private static Figure figure(Record r, Field<Integer> n) {
        DueWhen when = DueWhen.values()[r.get(WHEN)];
        int matters = r.get(n);
        if (r.get(UNIT) != null) return new Figure(Of.UNIT, r.get(UNIT), when, matters);
        if (r.get(TIER) != null) return new Figure(Of.TIER, r.get(TIER), when, matters);
        if (r.get(POLICY) != null) return new Figure(Of.POLICY, r.get(POLICY), when, matters);
        if (r.get(PERSON) != null) return new Figure(Of.PERSON, r.get(PERSON), when, matters);
        return new Figure(Of.ALL, 0, when, matters);
    }

    /** How many matters have a duty whose last day is one of these, by day and by day and policy. One statement. */
    public List<DayFigure> days(Look look, LocalDate first, LocalDate last) {
        var due = over(
                look,
                List.of(
                        MATTER_OPEN.MATTER_ID.as(MATTER),
                        CLOCK.POLICY_NO.as(POLICY),
                        CLOCK.DUE_DAY.as(DAY),
                        DSL.field(late(look.now())).as(LATE),
                        CLOCK.PROVISIONAL.as(PROVISIONAL)),
                new Days(first, last));
        if (due == null) return List.of();
        var n = DSL.countDistinct(MATTER);
        var lates = DSL.countDistinct(DSL.when(LATE, MATTER));
        var provisionals = DSL.countDistinct(DSL.when(PROVISIONAL, MATTER));
        return db.select(DAY, POLICY, n, lates, provisionals)
                .from(due)
                .groupBy(DSL.groupingSets(new Field<?>[] {DAY}, new Field<?>[] {DAY, POLICY}))
                .orderBy(DAY, POLICY.asc().nullsFirst())
                .fetch(r -> new DayFigure(
                        r.get(DAY),
                        r.get(POLICY) == null ? 0 : r.get(POLICY),
                        r.get(n),
                        r.get(lates),
                        r.get(provisionals)));
    }

    /** The duties themselves in order of due time, those of the earliest {@code most}. One statement. */
    public List<Running> running(Look look, LocalDate first, LocalDate last, int most) {
        var due = over(
                look,
                List.of(
                        CLOCK.MATTER_ID,
                        CLOCK.CLOCK_NO,
                        CLOCK.POLICY_NO,
                        CLOCK.DUE_AT,
                        CLOCK.DUE_DAY,
                        CLOCK.PROVISIONAL),
                new Days(first, last));
        if (due == null) return List.of();
        return db.selectFrom(due)
                .orderBy(due.field(CLOCK.DUE_AT), due.field(CLOCK.MATTER_ID), due.field(CLOCK.CLOCK_NO))
                .limit(most)
                .fetch(r -> new Running(
                        r.get(CLOCK.MATTER_ID),
                        r.get(CLOCK.CLOCK_NO),
                        r.get(CLOCK.POLICY_NO),
                        r.get(CLOCK.DUE_AT),
                        r.get(CLOCK.DUE_DAY),
                        r.get(CLOCK.PROVISIONAL)));
    }

    private static Field<Integer> tier(Map<Tier, List<Integer>> tiers) {
        Field<Integer> tier = DSL.inline((Integer) null, SQLDataType.INTEGER);
        for (var of : tiers.entrySet())
            tier = DSL.when(among(OWER, of.getValue()), DSL.inline(of.getKey().ordinal()))
                    .otherwise(tier);
        return tier;
    }

    /**
     * Of the ranges of a list those of their matters that have a duty like this, in two parts that do not overlap: where whoever
     * holds the matter owes it, and where another unit does.
     */
    static List<Seeing.Range> with(List<Seeing.Range> ranges, ClockFilter wanted, Instant now) {
        Condition fits = is(wanted);
        if (wanted.when() != null) fits = fits.and(when(now).eq(wanted.when().ordinal()));
        if (wanted.day() != null) fits = fits.and(CLOCK.DUE_DAY.eq(wanted.day()));
        Condition holders = before(wanted, now).and(exists(fits.and(holderOwes(wanted.owed()))));
        Condition others = exists(fits.and(anotherOwes(wanted.owed()))).andNot(holders);
        return ranges.stream()
                .flatMap(sees -> Stream.of(
                        new Seeing.Range(sees.from(), sees.condition().and(holders), sees.few()),
                        new Seeing.Range(sees.from(), sees.condition().and(others), true)))
                .toList();
    }

    private static Condition exists(Condition fits) {
        return DSL.exists(DSL.selectOne().from(CLOCK).where(ofMatter()).and(fits));
    }

    /** What the list's own columns say of the holder's, so that an index narrows before a clock is read. */
    private static Condition before(ClockFilter wanted, Instant now) {
        if (wanted.day() != null) return soonest(ChinaTime.endOf(wanted.day()));
        LocalDate today = ChinaTime.day(now);
        return switch (wanted.when()) {
            case OVERDUE -> soonest(now).and(MATTER_OPEN.LATE_AT.le(now));
            case TODAY -> soonest(ChinaTime.endOf(today));
            case WEEK -> soonest(ChinaTime.endOf(today.plusDays(DueWhen.DAYS)));
            case null -> DSL.noCondition();
        };
    }

    private static Condition soonest(Instant end) {
        return MATTER_OPEN.DUE_AT.le(end);
    }

    private static Condition ofMatter() {
        return CLOCK.DISTRICT_ID.eq(MATTER_OPEN.DISTRICT_ID).and(CLOCK.MATTER_ID.eq(MATTER_OPEN.MATTER_ID));
    }

    private static Condition holderOwes(Owed by) {
        Condition holders = CLOCK.UNIT_ID.isNull();
        return switch (by) {
            case Owed.ByAnybody _, Owed.ByHolder _ -> holders;
            case Owed.ByUnits u -> holders.and(among(MATTER_OPEN.UNIT_ID, u.units()));
        };
    }

    /** A unit that was called and holds the matter since owes as its holder, too. Relies on clock_of_units. */
    private static Condition anotherOwes(Owed by) {
        Condition others = CLOCK.UNIT_ID.isNotNull();
        return switch (by) {
            case Owed.ByAnybody _ -> others;
            case Owed.ByHolder _ -> others.and(CLOCK.UNIT_ID.eq(MATTER_OPEN.UNIT_ID));
            case Owed.ByUnits u -> others.and(among(CLOCK.UNIT_ID, u.units()));
        };
    }

    private static Condition among(Field<Integer> unit, Collection<Integer> units) {
        return unit.eq(DSL.any(units.stream().sorted().toArray(Integer[]::new)));
    }

    /** A duty that runs and does not rest, as {@link Clock#resting} says and {@code due_at} of the list takes it. */
    private static Condition is(ClockFilter wanted) {
        return CLOCK.STOPPED_AT
                .isNull()
                .andNot(resting())
                .and(CLOCK.POLICY_NO.in(wanted.policies().stream().sorted().toList()));
    }

    /** As {@link Clock#resting}: due within the last of its rests, which is open. */
    static Condition resting() {
        Condition begun = DSL.condition("{0} @> tstzrange({1}, null)", CLOCK.PAUSED, CLOCK.DUE_AT);
        return begun.or(DSL.condition("upper_inf({0})", CLOCK.PAUSED).and(CLOCK.PROVISIONAL));
    }

    /** As {@link Clock#lateAt}, of what does not rest. */
    static Condition late(Instant now) {
        return CLOCK.DUE_AT.le(now).andNot(CLOCK.PROVISIONAL);
    }

    /** The place of {@link DueWhen}; null when it is none of them. */
    private static Field<Integer> when(Instant now) {
        LocalDate today = ChinaTime.day(now);
        return DSL.when(late(now), DSL.inline(DueWhen.OVERDUE.ordinal()))
                .when(CLOCK.DUE_DAY.eq(today), DSL.inline(DueWhen.TODAY.ordinal()))
                .when(
                        CLOCK.DUE_DAY.between(today.plusDays(1), today.plusDays(DueWhen.DAYS)),
                        DSL.inline(DueWhen.WEEK.ordinal()));
    }

    /** The last days in time that are asked for. */
    private record Days(LocalDate first, LocalDate last) {
        Condition condition() {
            return CLOCK.DUE_DAY.between(first, last);
        }

        Instant end() {
            return ChinaTime.endOf(last);
        }
    }

    /** Null when the viewer sees nothing. */
    private static Table<? extends Record> over(Look look, List<SelectField<?>> columns, Days days) {
        Condition fits = is(look.duties).and(days.condition());
        Condition holders = fits.and(holderOwes(look.duties.owed())).and(soonest(days.end()));
        Condition others = fits.and(anotherOwes(look.duties.owed()));
        return Seeing.open(look.viewer).stream()
                .flatMap(sees -> Stream.of(holders, others).map(part -> some(look, sees, columns, part)))
                .reduce(Select::unionAll)
                .map(all -> all.asTable("due"))
                .orElse(null);
    }

    private static Select<Record> some(Look look, Seeing.Range sees, List<SelectField<?>> columns, Condition part) {
        return DSL.select(columns)
                .from(sees.from())
                .join(CLOCK)
                .on(ofMatter())
                .where(Lists.open(look.district, sees, look.filter, look.asking))
                .and(part);
    }

    private static <T> Field<T> field(String name, DataType<T> type) {
        return DSL.field(DSL.name(name), type);
    }
}
