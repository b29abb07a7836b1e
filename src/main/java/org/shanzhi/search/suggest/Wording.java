package org.shanzhi.search.suggest;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * A text as the model reads it: the runs of one, two and three characters within it, however they were typed (full-width or not,
 * upper case or lower).
 */
final class Wording {
    private static final int LONGEST = 3;
    /** A title says in few words what the matter is: it weighs as much as if it were told so often. */
    private static final int TITLE_COUNTS = 3;

    private static final int BITS = 16;

    private Wording() {}

    /** Every run, as often as it stands there, in order of their numbers. */
    static long[] runs(String title, String body) {
        String told = plain(title);
        var numbers = new Numbers(TITLE_COUNTS * LONGEST * told.length() + LONGEST * body.length());
        for (int i = 0; i < TITLE_COUNTS; i++) numbers.add(told);
        numbers.add(plain(body));
        return numbers.sorted();
    }

    /** The characters of a run. */
    static String text(long run) {
        var text = new StringBuilder(LONGEST);
        for (long rest = run; rest != 0; rest >>>= BITS) text.append((char) rest);
        return text.reverse().toString();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static final class Numbers {
        private long[] all;
        private int n;

        Numbers(int expected) {
            all = new long[Math.max(LONGEST, expected)];
        }

        void add(String text) {
            for (int from = 0; from < text.length(); from++) {
                long run = 0;
                int end = Math.min(text.length(), from + LONGEST);
                for (int i = from; i < end && !Character.isWhitespace(text.charAt(i)); i++) {
                    run = run << BITS | text.charAt(i);
                    if (n == all.length) all = Arrays.copyOf(all, 2 * n);
                    all[n++] = run;
                }
            }
        }

        long[] sorted() {
            long[] sorted = Arrays.copyOf(all, n);
            Arrays.sort(sorted);
            return sorted;
        }
    }
}
