package org.shanzhi.demo.town;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A sentence with gaps, such as {@code 已经{days}天了}: text and gap by turns, text first and last. */
record Gapped(List<String> parts) {
    private static final Pattern GAP = Pattern.compile("\\{(\\w+)}");

    static Gapped of(String sentence) {
        var parts = new ArrayList<String>();
        var gap = GAP.matcher(sentence);
        int from = 0;
        while (gap.find()) {
            parts.add(sentence.substring(from, gap.start()));
            parts.add(gap.group(1));
            from = gap.end();
        }
        parts.add(sentence.substring(from));
        return new Gapped(List.copyOf(parts));
    }

    void fill(StringBuilder out, UnaryOperator<String> gaps) {
        for (int i = 0; i < parts.size(); i++) {
            out.append(i % 2 == 0 ? parts.get(i) : gaps.apply(parts.get(i)));
        }
    }

    String filled(UnaryOperator<String> gaps) {
        var out = new StringBuilder();
        fill(out, gaps);
        return out.toString();
    }
}
