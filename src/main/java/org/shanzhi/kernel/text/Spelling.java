package org.shanzhi.kernel.text;

/**
 * How text is spelt where it is looked for: full-width and half-width letters alike, no capitals. One character stays one character, so
 * that a place in one spelling is the same place in the other.
 */
public final class Spelling {
    private static final char FULL_WIDTH = 0xFEE0;

    private Spelling() {}

    public static String plain(String text) {
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) plain.append(plain(text.charAt(i)));
        return plain.toString();
    }

    private static char plain(char c) {
        if (c == '\u3000') return ' ';
        char narrow = c >= '！' && c <= '～' ? (char) (c - FULL_WIDTH) : c;
        return Character.toLowerCase(narrow);
    }
}
