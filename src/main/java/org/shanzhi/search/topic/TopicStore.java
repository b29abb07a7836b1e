package org.shanzhi.search.topic;

import static org.shanzhi.db.Tables.TOPIC;
import static org.shanzhi.db.Tables.TOPIC_MATTER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.shanzhi.search.NoTopic;
import org.shanzhi.search.TopicState;
import org.shanzhi.search.hot.Told;
import org.springframework.stereotype.Component;

/** The tables {@code topic} and {@code topic_matter}. */
@Component
public class TopicStore {
    /** A topic to which nothing came for so long is over: it is not shown, and takes no more. */
    private static final int DAYS = 60;

    private final DSLContext db;

    TopicStore(DSLContext db) {
        this.db = db;
    }

    /** Keeps every other run of the district waiting until the transaction ends. */
    void hold(int district) {
        db.execute("select pg_advisory_xact_lock(hashtext('topics'), {0})", DSL.val(district));
    }

    public Optional<Topic> find(int district, int id) {
        return db.selectFrom(TOPIC).where(is(district, id)).fetchOptional(TopicStore::topic);
    }

    /** Follows what became a part of something else. */
    public int whole(int district, int id) {
        int at = id;
        for (Integer into = into(district, at); into != null; into = into(district, at)) at = into;
        return at;
    }

    private Integer into(int district, int id) {
        return db.select(TOPIC.INTO_ID).from(TOPIC).where(is(district, id)).fetchOne(TOPIC.INTO_ID);
    }

    public List<Topic> lately(int district, TopicState state, LocalDate today, int most) {
        return db.selectFrom(TOPIC)
                .where(TOPIC.DISTRICT_ID.eq(district), TOPIC.STATE.eq(state.no()), late(today))
                .orderBy(TOPIC.LAST_DAY.desc(), TOPIC.ID.desc())
                .limit(most)
                .fetch(TopicStore::topic);
    }

    /** Whatever may still take matters. */
    List<Topic> alive(int district, LocalDate today) {
        return db.selectFrom(TOPIC)
                .where(TOPIC.DISTRICT_ID.eq(district), TOPIC.STATE.ne(TopicState.PART.no()), late(today))
                .orderBy(TOPIC.ID)
                .fetch(TopicStore::topic);
    }

    public Map<Integer, Set<Long>> matters(int district, Collection<Integer> topics) {
        return db
                .select(TOPIC_MATTER.TOPIC_ID, TOPIC_MATTER.MATTER_ID)
                .from(TOPIC_MATTER)
                .where(TOPIC_MATTER.DISTRICT_ID.eq(district), TOPIC_MATTER.TOPIC_ID.in(topics))
                .fetch()
                .intoGroups(TOPIC_MATTER.TOPIC_ID)
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().intoSet(TOPIC_MATTER.MATTER_ID)));
    }

    /** On which days how many matters were told, by topic. */
    Map<Integer, Map<LocalDate, Integer>> days(int district, Collection<Integer> topics) {
        return db
                .select(TOPIC_MATTER.TOPIC_ID, TOPIC_MATTER.DAY, DSL.count())
                .from(TOPIC_MATTER)
                .where(TOPIC_MATTER.DISTRICT_ID.eq(district), TOPIC_MATTER.TOPIC_ID.in(topics))
                .groupBy(TOPIC_MATTER.TOPIC_ID, TOPIC_MATTER.DAY)
                .fetchGroups(TOPIC_MATTER.TOPIC_ID)
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().intoMap(TOPIC_MATTER.DAY, DSL.count())));
    }

    /** A new one, proposed; returns its number. */
    int add(int district, Wanted wanted, Instant at) {
        int id = db.select(DSL.coalesce(DSL.max(TOPIC.ID), 0).plus(1))
                .from(TOPIC)
                .where(TOPIC.DISTRICT_ID.eq(district))
                .fetchSingle()
                .value1();
        db.insertInto(TOPIC)
                .set(TOPIC.DISTRICT_ID, district)
                .set(TOPIC.ID, id)
                .set(TOPIC.TITLE, wanted.title())
                .set(TOPIC.WORDS, wanted.words().toArray(String[]::new))
                .set(TOPIC.AREA_ID, wanted.area())
                .set(TOPIC.STATE, TopicState.PROPOSED.no())
                .set(TOPIC.FOUND_AT, at)
                .set(TOPIC.LAST_DAY, wanted.lastDay())
                .execute();
        return id;
    }

    /** What a topic is found to be now. */
    record Wanted(String title, List<String> words, Integer area, LocalDate lastDay) {}

    void rename(int district, int id, Wanted wanted) {
        db.update(TOPIC)
                .set(TOPIC.TITLE, wanted.title())
                .set(TOPIC.WORDS, wanted.words().toArray(String[]::new))
                .set(TOPIC.AREA_ID, wanted.area())
                .set(TOPIC.LAST_DAY, DSL.greatest(TOPIC.LAST_DAY, DSL.val(wanted.lastDay())))
                .where(is(district, id))
                .execute();
    }

    void put(int district, int id, Collection<Told> matters) {
        db.batch(matters.stream()
                        .map(told -> db.insertInto(TOPIC_MATTER)
                                .set(TOPIC_MATTER.DISTRICT_ID, district)
                                .set(TOPIC_MATTER.MATTER_ID, told.id())
                                .set(TOPIC_MATTER.TOPIC_ID, id)
                                .set(TOPIC_MATTER.DAY, told.day()))
                        .toList())
                .execute();
    }

    /** What must not be told any more is counted no more. */
    void forget(int district, Collection<Long> matters) {
        db.deleteFrom(TOPIC_MATTER)
                .where(
                        TOPIC_MATTER.DISTRICT_ID.eq(district),
                        TOPIC_MATTER.MATTER_ID.eq(DSL.any(matters.toArray(Long[]::new))))
                .execute();
    }

    void becomePart(int district, int id, int into) {
        db.update(TOPIC_MATTER)
                .set(TOPIC_MATTER.TOPIC_ID, into)
                .where(TOPIC_MATTER.DISTRICT_ID.eq(district), TOPIC_MATTER.TOPIC_ID.eq(id))
                .execute();
        db.update(TOPIC)
                .set(TOPIC.STATE, TopicState.PART.no())
                .set(TOPIC.INTO_ID, into)
                .where(is(district, id))
                .execute();
    }

    /** A dismissed one that has grown is looked at again; who dismissed it is still told. */
    void propose(int district, int id) {
        db.update(TOPIC)
                .set(TOPIC.STATE, TopicState.PROPOSED.no())
                .where(is(district, id))
                .execute();
    }

    public void judge(int district, int id, TopicState state, NoTopic reason, int by, Instant at) {
        var now = DSL.select(DSL.count())
                .from(TOPIC_MATTER)
                .where(TOPIC_MATTER.DISTRICT_ID.eq(district), TOPIC_MATTER.TOPIC_ID.eq(id));
        db.update(TOPIC)
                .set(TOPIC.STATE, state.no())
                .set(TOPIC.REASON, reason == null ? null : reason.name())
                .set(TOPIC.JUDGED_BY, by)
                .set(TOPIC.JUDGED_AT, at)
                .set(TOPIC.SIZE, DSL.field(now))
                .where(is(district, id), TOPIC.STATE.ne(TopicState.PART.no()))
                .execute();
    }

    private static Condition is(int district, int id) {
        return TOPIC.DISTRICT_ID.eq(district).and(TOPIC.ID.eq(id));
    }

    private static Condition late(LocalDate today) {
        return TOPIC.LAST_DAY.ge(today.minusDays(DAYS));
    }

    private static Topic topic(Record r) {
        String reason = r.get(TOPIC.REASON);
        return new Topic(
                r.get(TOPIC.ID),
                r.get(TOPIC.TITLE),
                List.of(r.get(TOPIC.WORDS)),
                r.get(TOPIC.AREA_ID),
                TopicState.of(r.get(TOPIC.STATE)),
                r.get(TOPIC.LAST_DAY),
                r.get(TOPIC.JUDGED_BY),
                r.get(TOPIC.JUDGED_AT),
                reason == null ? null : NoTopic.valueOf(reason),
                r.get(TOPIC.SIZE));
    }
}
