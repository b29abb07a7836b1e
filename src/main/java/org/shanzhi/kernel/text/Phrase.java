package org.shanzhi.kernel.text;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One text with its places for arguments: {@code {0}} is the first argument, {@code {0|day|days}} a word chosen by
 * whether that argument is one. Everything else, apostrophes too, stands for itself.
 */
final class Phrase {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)(?:,number,#|\\|([^|{}]*)\\|([^|{}]*))?}");
    private final List<Part> parts = new ArrayList<>();

    private sealed interface Part {}

    private record Literal(String text) implements Part {}

    private record Argument(int index) implements Part {}

    private record Plural(int index, String one, String many) implements Part {}

    /** Receives the pieces in order; arguments come apart from the text so that a page can escape them. */
    interface Sink {
        void text(String text);

        void argument(Object argument);
    }

    Phrase(String source) {
        Matcher place = PLACE.matcher(source);
        int from = 0;
        while (place.find()) {
            if (place.start() > from) parts.add(new Literal(source.substring(from, place.start())));
            int index = Integer.parseInt(place.group(1));
            parts.add(place.group(2) == null ? new Argument(index) : new Plural(index, place.group(2), place.group(3)));
            from = place.end();
        }
        if (from < source.length()) parts.add(new Literal(source.substring(from)));
    }

    void write(Object[] args, Sink sink) {
        for (Part part : parts) {
            switch (part) {
                case Literal literal -> sink.text(literal.text());
                case Argument argument -> sink.argument(argument.index() < args.length ? args[argument.index()] : "…");
                case Plural plural ->
                    sink.text(
                            isOne(plural.index() < args.length ? args[plural.index()] : null)
                                    ? plural.one()
                                    : plural.many());
            }
        }
    }

    /** The indexes of all arguments, for the test that both languages say the same. */
    SequencedSet<Integer> places() {
        var places = new TreeSet<Integer>();
        for (Part part : parts) {
            if (part instanceof Argument argument) places.add(argument.index());
        }
        return places;
    }

    private static boolean isOne(Object argument) {
        return argument instanceof Number number && number.longValue() == 1;
    }
}
