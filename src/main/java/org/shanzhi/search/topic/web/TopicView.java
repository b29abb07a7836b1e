package org.shanzhi.search.topic.web;

import java.time.Instant;
import java.util.List;

/**
 * The page of one topic.
 *
 * @param judge by name; empty while nobody has judged it
 * @param matters that the reader may read
 * @param others how many more there are
 */
public record TopicView(TopicRow row, String judge, List<Row> matters, int others) {
    public record Row(String number, String title, String unit, String state, Instant at) {}
}
