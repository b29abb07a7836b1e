package org.shanzhi.search.topic;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.shanzhi.search.NoTopic;
import org.shanzhi.search.TopicState;

/**
 * A row of the table {@code topic}.
 *
 * @param size how many matters it had when it was judged; null while nobody has
 */
public record Topic(
        int id,
        String title,
        List<String> words,
        Integer area,
        TopicState state,
        LocalDate lastDay,
        Integer judgedBy,
        Instant judgedAt,
        NoTopic reason,
        Integer size) {}
