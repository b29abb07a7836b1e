package org.shanzhi.search.topic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.database.DatabaseClock;
import org.shanzhi.search.TopicState;
import org.shanzhi.search.hot.Cluster;
import org.shanzhi.search.hot.Clusterer;
import org.shanzhi.search.hot.Heading;
import org.shanzhi.search.hot.Settling;
import org.shanzhi.search.hot.Settling.Kept;
import org.shanzhi.search.hot.Settling.Turn;
import org.shanzhi.search.hot.Told;
import org.shanzhi.search.topic.TopicStore.Wanted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** 归拢: groups what a district was told within thirty days, and makes of it what is new, what grew, and what is one. */
@Component
public class Gathering {
    private static final Logger LOG = LoggerFactory.getLogger(Gathering.class);
    private static final int WINDOW = 30;

    private final Telling telling;
    private final TopicStore store;
    private final TopicBells bells;
    private final AreaNames names;
    private final TransactionOperations transactions;
    private final Clock clock;

    Gathering(
            Telling telling,
            TopicStore store,
            TopicBells bells,
            AreaNames names,
            TransactionOperations transactions,
            Clock clock) {
        this.telling = telling;
        this.store = store;
        this.bells = bells;
        this.names = names;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Idempotent. Returns how many matters were looked at. */
    public int run(int district) {
        DatabaseClock.requireTrustworthy(clock);
        Instant begun = clock.instant();
        LocalDate today = ChinaTime.day(begun);
        List<Told> told = telling.since(
                district, today.minusDays(WINDOW).atStartOfDay(ChinaTime.ZONE).toInstant());
        List<Cluster> found = clusters(told);
        transactions.executeWithoutResult(_ -> {
            store.hold(district);
            leave(district, today, told);
            settle(district, today, found);
            bells.ring(district, store.alive(district, today), today);
        });
        LOG.info(
                "Looked for topics among {} matters of district {} in {} ms",
                told.size(),
                district,
                Duration.between(begun, clock.instant()).toMillis());
        return told.size();
    }

    private static List<Cluster> clusters(List<Told> told) {
        var byDay = told.stream().collect(Collectors.groupingBy(Told::day, TreeMap::new, Collectors.toList()));
        var clusterer = new Clusterer(WINDOW);
        byDay.forEach(clusterer::hear);
        return clusterer.clusters(Settling.LEAST);
    }

    /** Matters that were told once and must not be told any more. */
    private void leave(int district, LocalDate today, List<Told> told) {
        var matters = new HashSet<Long>();
        store.matters(district, ids(store.alive(district, today))).values().forEach(matters::addAll);
        told.forEach(t -> matters.remove(t.id()));
        Set<Long> silent = telling.silent(district, matters);
        if (!silent.isEmpty()) store.forget(district, silent);
    }

    private static List<Integer> ids(Collection<Topic> topics) {
        return topics.stream().map(Topic::id).toList();
    }

    private void settle(int district, LocalDate today, List<Cluster> found) {
        List<Topic> alive = store.alive(district, today);
        Map<Integer, Topic> byId = alive.stream().collect(Collectors.toMap(Topic::id, t -> t));
        var matters = new HashMap<>(store.matters(district, ids(alive)));
        List<Kept> kept = alive.stream()
                .map(t -> new Kept(t.id(), rank(t.state()), matters.getOrDefault(t.id(), Set.of())))
                .toList();
        for (Turn turn : Settling.settle(found, kept)) {
            Wanted wanted = wanted(district, turn.found());
            if (turn.id() == null) {
                store.put(district, store.add(district, wanted, clock.instant()), turn.added());
                continue;
            }
            turn.swallowed().forEach(part -> store.becomePart(district, part, turn.id()));
            store.put(district, turn.id(), turn.added());
            store.rename(district, turn.id(), wanted);
            if (comesBack(district, byId.get(turn.id()))) store.propose(district, turn.id());
        }
    }

    /** What people confirmed stays, what they have not seen goes before what they dismissed. */
    private static int rank(TopicState state) {
        return switch (state) {
            case CONFIRMED -> 1;
            case PROPOSED -> 2;
            case DISMISSED, PART -> 3;
        };
    }

    private boolean comesBack(int district, Topic before) {
        if (before.state() != TopicState.DISMISSED) return false;
        int now = store.matters(district, List.of(before.id()))
                .getOrDefault(before.id(), Set.of())
                .size();
        return Settling.comesBack(before.size(), now);
    }

    private Wanted wanted(int district, Cluster cluster) {
        Heading heading = Heading.of(cluster, area -> names.area(district, area));
        var areas = new ArrayList<Integer>();
        for (Told told : cluster.matters()) if (told.area() != null) areas.add(told.area());
        return new Wanted(
                heading.title(),
                heading.words(),
                areas.isEmpty() ? null : areas.getFirst(),
                cluster.matters().getLast().day());
    }
}
