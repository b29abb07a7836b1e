package org.shanzhi.matter.store;

import static org.shanzhi.db.Tables.CLOCK;
import static org.shanzhi.db.Tables.MATTER_OPEN;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.matter.ClockFilter;
import org.shanzhi.matter.DueWhen;
import org.shanzhi.matter.ListFilter;
import org.shanzhi.matter.life.Viewer;
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
    private static final Field<Integer> PERSON = field("person", SQLDataType.INTEGER);
    private static final Field<Integer> POLICY = field("policy_no", SQLDataType.INTEGER);
    private static final Field<Integer> WHEN = field("due_when", SQLDataType.INTEGER);
    private static final Field<LocalDate> DAY = field("due_day", SQLDataType.LOCALDATE);
    private static final Field<Boolean> LATE = field("late", SQLDataType.BOOLEAN);
    private static final Field<Boolean> PROVISIONAL = field("provisional", SQLDataType.BOOLEAN);

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
        POLICY,
        PERSON
    }

    /** @param key number of the unit, the policy or the person; 0 for all */
    public record Figure(Of of, int key, DueWhen when, int matters) {}

    /** @param policy 0 for all duties of the day */
    public record DayFigure(LocalDate day, int policy, int matters, int late, int provisional) {}

    public record Running(long matter, int no, int policy, Instant dueAt, LocalDate dueDay, boolean provisional) {}

    /**
     * How many matters have a duty that is overdue or soon due: in all, by the unit that holds them, by policy, and by person
     * for those that {@code unit} holds. One statement, over the matters whose next date lies before the last that is asked
     * for. Relies on open_centre and its like, then on clock_pkey.
     *
     * @param unit whose people are counted; null: nobody's
     */
    public List<Figure> figures(Look look, Integer unit) {
        Field<Integer> person = unit == null
                ? DSL.inline((Integer) null, SQLDataType.INTEGER)
                : DSL.when(MATTER_OPEN.UNIT_ID.eq(unit), DSL.coalesce(MATTER_OPEN.ASSIGNEE_ID, NOBODY));
        LocalDate last = ChinaTime.day(look.now()).plusDays(DueWhen.DAYS);
        var due = over(
                look,
                List.of(
                        MATTER_OPEN.MATTER_ID.as(MATTER),
                        MATTER_OPEN.UNIT_ID.as(UNIT),
                        person.as(PERSON),
                        CLOCK.POLICY_NO.as(POLICY),
                        when(look.now()).as(WHEN)),
                ending(look, last));
        if (due == null) return List.of();
        var n = DSL.countDistinct(MATTER);
        return db.select(WHEN, UNIT, POLICY, PERSON, n)
                .from(due)
                .where(WHEN.isNotNull())
                .groupBy(DSL.groupingSets(
                        new Field<?>[] {WHEN},
                        new Field<?>[] {WHEN, UNIT},
                        new Field<?>[] {WHEN, POLICY},
                        new Field<?>[] {WHEN, PERSON}))
                .having(DSL.grouping(PERSON).eq(1).or(PERSON.isNotNull()))
                .fetch(r -> figure(r, n));
    }

    private static Figure figure(Record r, Field<Integer> n) {
        DueWhen when = DueWhen.values()[r.get(WHEN)];
        int matters = r.get(n);
        if (r.get(UNIT) != null) return new Figure(Of.UNIT, r.get(UNIT), when, matters);
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
                ending(look, last).and(CLOCK.DUE_DAY.ge(first)));
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
                ending(look, last).and(CLOCK.DUE_DAY.ge(first)));
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

    /** Open matters with a duty like this: what a list asks for. */
    static Condition has(ClockFilter wanted, Instant now) {
        Condition fits = is(wanted);
        if (wanted.when() != null) fits = fits.and(when(now).eq(wanted.when().ordinal()));
        if (wanted.day() != null) fits = fits.and(CLOCK.DUE_DAY.eq(wanted.day()));
        return before(wanted, now)
                .and(DSL.exists(DSL.selectOne().from(CLOCK).where(ofMatter()).and(fits)));
    }

    /** What the list's own columns say of it, so that an index narrows before a clock is read. */
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

    /** A duty of whoever holds the matter that runs and does not rest, as {@link Clock#resting} says and {@code due_at} of the list takes it. */
    private static Condition is(ClockFilter wanted) {
        return CLOCK.STOPPED_AT
                .isNull()
                .andNot(resting())
                .and(CLOCK.UNIT_ID.isNull())
                .and(CLOCK.POLICY_NO.in(wanted.policies().stream().sorted().toList()));
    }

    private static Condition resting() {
        Condition begun = DSL.condition("{0} @> {1}", CLOCK.PAUSED, CLOCK.DUE_AT);
        return DSL.condition("upper_inf({0})", CLOCK.PAUSED).and(begun.or(CLOCK.PROVISIONAL));
    }

    private static Condition late(Instant now) {
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

    /** Until the end of a day. */
    private static Condition ending(Look look, LocalDate last) {
        return is(look.duties).and(soonest(ChinaTime.endOf(last))).and(CLOCK.DUE_DAY.le(last));
    }

    /** Null when the viewer sees nothing. */
    private static Table<? extends Record> over(Look look, List<SelectField<?>> columns, Condition fits) {
        Select<Record> all = null;
        for (Seeing.Range sees : Seeing.open(look.viewer)) {
            SelectConditionStep<Record> some = DSL.select(columns)
                    .from(sees.from())
                    .join(CLOCK)
                    .on(ofMatter())
                    .where(Lists.open(look.district, sees, look.filter, look.asking))
                    .and(fits);
            all = all == null ? some : all.unionAll(some);
        }
        return all == null ? null : all.asTable("due");
    }

    private static <T> Field<T> field(String name, DataType<T> type) {
        return DSL.field(DSL.name(name), type);
    }
}
