package org.shanzhi.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * 热点: matters of one cause at one place. Of causes and places, never of persons.
 *
 * @param words that its matters share, the most telling first
 * @param area in which it lies; empty when nobody knows
 * @param matters how many there are, whoever may read them
 * @param lastWeek of them, those of the last seven days
 * @param days how many came on each of the last thirty days, today last
 * @param judgedBy staff; null while nobody has judged it
 * @param reason null unless it was dismissed
 */
public record TopicSheet(
        int id,
        String title,
        List<String> words,
        String area,
        TopicState state,
        int matters,
        int lastWeek,
        List<Integer> days,
        LocalDate first,
        Integer judgedBy,
        Instant judgedAt,
        NoTopic reason) {}
