package org.shanzhi.search.hot;

import java.util.Arrays;
import org.shanzhi.kernel.text.Spelling;

/**
 * What texts are compared by: two Chinese characters that stand together, Latin words and numbers as they stand. Each is an
 * int: characters begin above {@link #LATIN}, hashes of the rest stay below; none is 0.
 */
final class Words {
    private static final int LATIN = 0x3fff_ffff;
    /** What matters is told at the beginning: so many characters. */
    static final int READ = 400;

    private Words() {}

    /** In rising order, each once. */
    static int[] of(String told) {
        String text = Spelling.plain(told.length() > READ ? told.substring(0, READ) : told);
        int[] words = new int[text.length() + 1];
        int count = 0;
        int latin = 0;
        char before = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean han = han(c);
            if (han && before != 0) words[count++] = before << 16 | c;
            before = han ? c : 0;
            boolean letter = !han && Character.isLetterOrDigit(c);
            if (!letter && latin != 0) words[count++] = latin & LATIN | 1;
            latin = letter ? 31 * latin + c : 0;
        }
        if (latin != 0) words[count++] = latin & LATIN | 1;
        return Arrays.stream(words, 0, count).sorted().distinct().toArray();
    }

    static boolean han(char c) {
        return c >= '\u4e00' && c <= '\u9fff';
    }
}
