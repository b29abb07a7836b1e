package org.shanzhi.search.topic;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.search.TopicSheet;
import org.springframework.stereotype.Component;

/** What is shown of topics. */
@Component
public class TopicSheets {
    static final int WEEK = 7;
    private static final int MONTH = 30;

    private final TopicStore store;
    private final AreaNames names;
    private final Clock clock;

    TopicSheets(TopicStore store, AreaNames names, Clock clock) {
        this.store = store;
        this.names = names;
        this.clock = clock;
    }

    /** One statement for all of them. */
    public List<TopicSheet> of(int district, List<Topic> topics) {
        LocalDate today = ChinaTime.day(clock.instant());
        var days = store.days(district, topics.stream().map(Topic::id).toList());
        return topics.stream()
                .map(t -> sheet(district, t, days.getOrDefault(t.id(), Map.of()), today))
                .toList();
    }

    private TopicSheet sheet(int district, Topic t, Map<LocalDate, Integer> days, LocalDate today) {
        return new TopicSheet(
                t.id(),
                t.title(),
                t.words(),
                t.area() == null ? "" : names.area(district, t.area()),
                t.state(),
                days.values().stream().mapToInt(n -> n).sum(),
                since(days, today.minusDays(WEEK)),
                IntStream.rangeClosed(1 - MONTH, 0)
                        .mapToObj(today::plusDays)
                        .map(day -> days.getOrDefault(day, 0))
                        .toList(),
                days.isEmpty() ? t.lastDay() : Collections.min(days.keySet()),
                t.judgedBy(),
                t.judgedAt(),
                t.reason());
    }

    /** Of the days after one. */
    static int since(Map<LocalDate, Integer> days, LocalDate day) {
        return days.entrySet().stream()
                .filter(e -> e.getKey().isAfter(day))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
