package org.shanzhi.search.topic.web;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.shanzhi.search.TopicSheet;
import org.shanzhi.search.TopicState;

/**
 * A topic in a line, with its growth drawn day by day.
 *
 * @param bars of the last thirty days, the days without any left out
 */
public record TopicRow(TopicSheet sheet, List<Bar> bars) {
    private static final int HEIGHT = 20;

    /** @param day from the left; {@code height} of {@value #HEIGHT} */
    public record Bar(int day, int height) {
        public int top() {
            return HEIGHT - height;
        }
    }

    static TopicRow of(TopicSheet sheet) {
        int most = Math.max(1, Collections.max(sheet.days()));
        return new TopicRow(
                sheet,
                IntStream.range(0, sheet.days().size())
                        .filter(day -> sheet.days().get(day) > 0)
                        .mapToObj(day ->
                                new Bar(day, Math.max(2, HEIGHT * sheet.days().get(day) / most)))
                        .toList());
    }

    public String href() {
        return TopicPages.PATH + "/" + sheet.id();
    }

    /** How its state looks. */
    public String tone() {
        return switch (sheet.state()) {
            case PROPOSED -> "wait";
            case CONFIRMED -> "do";
            case DISMISSED, PART -> null;
        };
    }

    public boolean judged() {
        return sheet.state() != TopicState.PROPOSED;
    }
}
