package org.shanzhi.policy.load;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The words that tell how to mend a wrong code. */
final class Mend {
    private static final int SHORT_LIST = 8;

    private Mend() {}

    /** All that is possible, or the three likeliest when that is too much to read. */
    static String use(String wrong, Collection<String> possible) {
        if (possible.isEmpty()) {
            return "leave it out";
        }
        return possible.size() <= SHORT_LIST
                ? "use one of " + String.join(", ", possible)
                : "use one of the " + possible.size() + " known, such as "
                        + String.join(", ", nearest(wrong, possible));
    }

    private static List<String> nearest(String wrong, Collection<String> possible) {
        return possible.stream()
                .sorted(Comparator.comparingInt((String code) -> distance(wrong, code))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(3)
                .toList();
    }

    /** Letters to change, add or drop. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(above[j - 1] + change, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
