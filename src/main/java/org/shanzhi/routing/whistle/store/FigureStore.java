package org.shanzhi.routing.whistle.store;

import static org.shanzhi.db.Tables.WHISTLE;
import static org.shanzhi.db.Tables.WHISTLE_CALL;
import static org.shanzhi.db.Tables.WHISTLE_RATING;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.shanzhi.matter.Stored;
import org.shanzhi.routing.CallState;
import org.shanzhi.routing.WhistleKind;
import org.springframework.stereotype.Component;

/** Sums over whistles and calls. Relies on whistle_time. */
@Component
public class FigureStore {
    private static final Field<Integer> CALLS = DSL.count().as("calls");
    private static final Field<Integer> REFUSED =
            DSL.count().filterWhere(WHISTLE_CALL.REFUSED_AT.isNotNull()).as("refused");
    private static final Field<Integer> RELEASED = in("released", CallState.RELEASED);
    private static final Field<Integer> DOWNGRADED = in("downgraded", CallState.DOWNGRADED);
    private static final Field<Integer> REPORTED =
            DSL.count().filterWhere(WHISTLE_CALL.REPORTED_AT.isNotNull()).as("reported");
    private static final Field<Integer> INSISTED =
            DSL.count().filterWhere(WHISTLE_CALL.INSISTED).as("insisted");

    private final DSLContext db;

    FigureStore(DSLContext db) {
        this.db = db;
    }

    /** A unit that blew; see {@code WhistleFigures.Blown}. */
    public record Sums(
            int unit,
            Map<WhistleKind, Integer> whistles,
            int calls,
            int refused,
            int released,
            int downgraded,
            Map<String, Double> ratings) {}

    /** A unit that was called; see {@code WhistleFigures.Answered}. */
    public record Answers(int unit, int calls, int reported, int refused, int insisted, Map<String, Double> ratings) {}

    /** A sum over marks, so that means of several units can be joined. */
    private record Marks(long sum, int count) {
        Marks and(Marks other) {
            return new Marks(sum + other.sum, count + other.count);
        }

        double mean() {
            return (double) sum / count;
        }
    }

    /**
     * @param rated the dimensions that the other side rated
     * @param front for which unit the whistles of a unit count
     */
    public List<Sums> blown(int district, Instant from, Instant to, List<String> rated, IntUnaryOperator front) {
        var ratings = marks(district, from, to, rated, WHISTLE.UNIT_ID, front);
        var kinds = new TreeMap<Integer, Map<WhistleKind, Integer>>();
        db.select(WHISTLE.UNIT_ID, WHISTLE.KIND, DSL.count())
                .from(WHISTLE)
                .where(within(district, from, to))
                .groupBy(WHISTLE.UNIT_ID, WHISTLE.KIND)
                .forEach(r -> kinds.computeIfAbsent(front.applyAsInt(r.value1()), _ -> new EnumMap<>(WhistleKind.class))
                        .merge(Stored.of(WhistleKind.class, r.value2()), r.value3(), Integer::sum));
        var sums = new TreeMap<Integer, int[]>();
        db.select(WHISTLE.UNIT_ID, CALLS, REFUSED, RELEASED, DOWNGRADED)
                .from(WHISTLE)
                .join(WHISTLE_CALL)
                .on(WhistleStore.OF_WHISTLE)
                .where(within(district, from, to))
                .groupBy(WHISTLE.UNIT_ID)
                .forEach(r -> add(
                        sums.computeIfAbsent(front.applyAsInt(r.value1()), _ -> new int[4]),
                        r.value2(),
                        r.value3(),
                        r.value4(),
                        r.value5()));
        return kinds.entrySet().stream()
                .map(e -> {
                    int[] of = sums.getOrDefault(e.getKey(), new int[4]);
                    return new Sums(
                            e.getKey(),
                            e.getValue(),
                            of[0],
                            of[1],
                            of[2],
                            of[3],
                            means(ratings.getOrDefault(e.getKey(), Map.of())));
                })
                .toList();
    }

    public List<Answers> answered(int district, Instant from, Instant to, List<String> rated) {
        var ratings = marks(district, from, to, rated, WHISTLE_CALL.UNIT_ID, unit -> unit);
        return db
                .select(WHISTLE_CALL.UNIT_ID, CALLS, REPORTED, REFUSED, INSISTED)
                .from(WHISTLE)
                .join(WHISTLE_CALL)
                .on(WhistleStore.OF_WHISTLE)
                .where(within(district, from, to))
                .groupBy(WHISTLE_CALL.UNIT_ID)
                .fetch(r -> new Answers(
                        r.value1(),
                        r.value2(),
                        r.value3(),
                        r.value4(),
                        r.value5(),
                        means(ratings.getOrDefault(r.value1(), Map.of()))))
                .stream()
                .sorted(Comparator.comparingInt(Answers::unit))
                .toList();
    }

    /** By unit and dimension. */
    private Map<Integer, Map<String, Marks>> marks(
            int district, Instant from, Instant to, List<String> rated, Field<Integer> unit, IntUnaryOperator front) {
        var marks = new TreeMap<Integer, Map<String, Marks>>();
        db.select(unit, WHISTLE_RATING.DIMENSION, DSL.sum(WHISTLE_RATING.MARKS), DSL.count())
                .from(WHISTLE)
                .join(WHISTLE_CALL)
                .on(WhistleStore.OF_WHISTLE)
                .join(WHISTLE_RATING)
                .on(
                        WHISTLE_RATING.DISTRICT_ID.eq(WHISTLE_CALL.DISTRICT_ID),
                        WHISTLE_RATING.MATTER_ID.eq(WHISTLE_CALL.MATTER_ID),
                        WHISTLE_RATING.CALL_NO.eq(WHISTLE_CALL.NO))
                .where(within(district, from, to), WHISTLE_RATING.DIMENSION.in(rated))
                .groupBy(unit, WHISTLE_RATING.DIMENSION)
                .forEach(r -> marks.computeIfAbsent(front.applyAsInt(r.value1()), _ -> new TreeMap<>())
                        .merge(r.value2(), new Marks(r.value3().longValue(), r.value4()), Marks::and));
        return marks;
    }

    private static Map<String, Double> means(Map<String, Marks> marks) {
        var means = new TreeMap<String, Double>();
        marks.forEach((dimension, given) -> means.put(dimension, given.mean()));
        return means;
    }

    private static void add(int[] sums, int... more) {
        for (int i = 0; i < more.length; i++) sums[i] += more[i];
    }

    private static Field<Integer> in(String name, CallState state) {
        return DSL.count().filterWhere(WHISTLE_CALL.STATE.eq(state.no())).as(name);
    }

    private static Condition within(int district, Instant from, Instant to) {
        return WHISTLE.DISTRICT_ID.eq(district).and(WHISTLE.BLOWN_AT.ge(from)).and(WHISTLE.BLOWN_AT.lt(to));
    }
}
