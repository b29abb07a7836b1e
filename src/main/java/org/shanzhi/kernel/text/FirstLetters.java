package org.shanzhi.kernel.text;

import java.nio.charset.Charset;
import java.util.Locale;

/**
 * 拼音首字母: what people type to find a word of a list without leaving the keys, 漏水渗水 by {@code lsss}. The characters of
 * GB 2312's first level stand there in the order of their sounds, so the place of a character tells its letter. Of a
 * character with several sounds it is the one that the standard chose; rarer characters have none.
 */
public final class FirstLetters {
    private static final Charset GBK = Charset.forName("GBK");
    private static final String LETTERS = "abcdefghjklmnopqrstwxyz";
    private static final int[] FIRST = {
        0xB0A1, 0xB0C5, 0xB2C1, 0xB4EE, 0xB6EA, 0xB7A2, 0xB8C1, 0xB9FE, 0xBBF7, 0xBFA6, 0xC0AC, 0xC2E8, 0xC4C3, 0xC5B6,
        0xC5BE, 0xC6DA, 0xC8BB, 0xC8F6, 0xCBFA, 0xCDDA, 0xCEF4, 0xD1B9, 0xD4D1
    };
    private static final int LAST = 0xD7F9;

    private FirstLetters() {}

    /** One letter for each character that has one; letters and digits stand for themselves, all else is left out. */
    public static String of(String text) {
        var letters = new StringBuilder();
        text.codePoints().forEach(character -> append(letters, character));
        return letters.toString();
    }

    private static void append(StringBuilder letters, int character) {
        if (character < 0x80) {
            if (Character.isLetterOrDigit(character)) {
                letters.append(Character.toString(character).toLowerCase(Locale.ROOT));
            }
            return;
        }
        byte[] place = Character.toString(character).getBytes(GBK);
        if (place.length != 2) return;
        int code = (place[0] & 0xFF) << 8 | place[1] & 0xFF;
        if (code < FIRST[0] || code > LAST || (code & 0xFF) < 0xA1) return;
        int letter = FIRST.length - 1;
        while (code < FIRST[letter]) letter--;
        letters.append(LETTERS.charAt(letter));
    }
}
