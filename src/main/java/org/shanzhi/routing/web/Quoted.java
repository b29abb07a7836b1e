package org.shanzhi.routing.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A stretch of a text, and whether somebody quotes it as evidence. */
public record Quoted(String text, boolean marked) {
    private static final Pattern QUOTE = Pattern.compile("“([^”]{2,})”");

    /** The text parted at what the evidence quotes between “ and ”, each quotation where it first stands. */
    static List<Quoted> parts(String text, String evidence) {
        var parts = new ArrayList<>(List.of(new Quoted(text, false)));
        QUOTE.matcher(evidence).results().map(found -> found.group(1)).forEach(quote -> mark(parts, quote));
        return List.copyOf(parts);
    }

    private static void mark(List<Quoted> parts, String quote) {
        for (int i = 0; i < parts.size(); i++) {
            Quoted part = parts.get(i);
            int at = part.marked ? -1 : part.text.indexOf(quote);
            if (at < 0) continue;
            parts.remove(i);
            parts.add(i, new Quoted(part.text.substring(at + quote.length()), false));
            parts.add(i, new Quoted(quote, true));
            parts.add(i, new Quoted(part.text.substring(0, at), false));
            return;
        }
    }
}
