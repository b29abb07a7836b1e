package org.shanzhi.search;

import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.database.DatabaseClock;
import org.shanzhi.matter.MatterLine;
import org.shanzhi.matter.MatterLists;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Journal;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.shanzhi.search.topic.Topic;
import org.shanzhi.search.topic.TopicSheets;
import org.shanzhi.search.topic.TopicStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 热点: what the program found to be of one cause at one place, shown to whoever has one of its matters in sight, judged by a
 * person. Source: rights.md, "what we build" 3: a human confirms it, and the confirmation or dismissal is recorded.
 */
@Component
public class HotTopics {
    private static final int MOST = 100;

    private final TopicStore store;
    private final TopicSheets sheets;
    private final MatterLists lists;
    private final Journal journal;
    private final Clock clock;

    HotTopics(TopicStore store, TopicSheets sheets, MatterLists lists, Journal journal, Clock clock) {
        this.store = store;
        this.sheets = sheets;
        this.lists = lists;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * A topic with those of its matters that the caller may read, the later ones first.
     *
     * @param others how many more there are, of which nothing is said
     */
    public record Opened(TopicSheet sheet, List<MatterLine> matters, int others) {}

    /**
     * Those of a state to which something came within sixty days, one of whose matters the caller may read: what grew most
     * within seven days first. A handful of statements.
     */
    @Needs(Permission.READ_TOPICS)
    public List<TopicSheet> list(Caller by, TopicState state) {
        by.require(Permission.READ_TOPICS);
        List<Topic> topics = store.lately(by.district(), state, ChinaTime.day(clock.instant()), MOST);
        Map<Integer, Set<Long>> matters =
                store.matters(by.district(), topics.stream().map(Topic::id).toList());
        Set<Long> seen = seen(by, matters.values());
        return sheets
                .of(
                        by.district(),
                        topics.stream()
                                .filter(t -> matters.getOrDefault(t.id(), Set.of()).stream()
                                        .anyMatch(seen::contains))
                                .toList())
                .stream()
                .sorted(Comparator.comparingInt((TopicSheet t) -> -t.lastWeek())
                        .thenComparingInt(t -> -t.matters())
                        .thenComparingInt(TopicSheet::id))
                .toList();
    }

    private Set<Long> seen(Caller by, Collection<Set<Long>> matters) {
        var all = new HashSet<Long>();
        matters.forEach(all::addAll);
        return lists.those(by, all).keySet();
    }

    /** @throws NotFound when there is none, or the caller may read none of its matters */
    @Needs(Permission.READ_TOPICS)
    public Opened open(Caller by, int id) {
        by.require(Permission.READ_TOPICS);
        Topic topic = store.find(by.district(), id).orElseThrow(() -> new NotFound("topic"));
        Set<Long> all = store.matters(by.district(), List.of(id)).getOrDefault(id, Set.of());
        List<MatterLine> seen = lists.those(by, all).values().stream()
                .sorted(Comparator.comparing(MatterLine::registeredAt)
                        .thenComparing(MatterLine::number)
                        .reversed())
                .collect(Collectors.toList());
        if (seen.isEmpty()) throw new NotFound("topic");
        TopicSheet sheet = sheets.of(by.district(), List.of(topic)).getFirst();
        return new Opened(sheet, seen, all.size() - seen.size());
    }

    /** The topic of which it has become a part, or itself: addresses of both stay good. */
    @Needs(Permission.READ_TOPICS)
    public int whole(Caller by, int id) {
        by.require(Permission.READ_TOPICS);
        return store.whole(by.district(), id);
    }

    /**
     * One cause at one place, says the caller. Idempotent. Written into the access log.
     *
     * @throws NotFound as {@link #open}
     */
    @Needs(Permission.JUDGE_TOPICS)
    @Transactional
    public void confirm(Caller by, int id) {
        judge(by, id, TopicState.CONFIRMED, null);
    }

    /**
     * None, says the caller: it is shown again when it has grown by half. Idempotent. Written into the access log.
     *
     * @throws NotFound as {@link #open}
     */
    @Needs(Permission.JUDGE_TOPICS)
    @Transactional
    public void dismiss(Caller by, int id, NoTopic reason) {
        judge(by, id, TopicState.DISMISSED, reason);
    }

    private void judge(Caller by, int id, TopicState to, NoTopic reason) {
        by.require(Permission.JUDGE_TOPICS);
        DatabaseClock.requireTrustworthy(clock);
        TopicSheet before = open(by, id).sheet();
        if (before.state() == to && before.reason() == reason) return;
        store.judge(by.district(), id, to, reason, by.staffId(), clock.instant());
        String did = to == TopicState.CONFIRMED ? "CONFIRM_TOPIC" : "DISMISS_TOPIC";
        var about = reason == null
                ? Map.of("topic", String.valueOf(id))
                : Map.of("topic", String.valueOf(id), "reason", reason.name());
        journal.note(by, did, about);
    }
}
