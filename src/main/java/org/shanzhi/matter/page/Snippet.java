package org.shanzhi.matter.page;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.shanzhi.kernel.text.Spelling;

/** The part of a text in which somebody's words stand, with the words marked. */
public record Snippet(List<Piece> pieces) {
    private static final int BEFORE = 16;
    private static final int LONGEST = 72;
    private static final String MORE = "…";

    public record Piece(String text, boolean marked) {}

    /** Empty when none of the words stands in the text. */
    static Snippet of(String text, String words) {
        String plain = Spelling.plain(text);
        var marked = new BitSet(text.length());
        for (String word : Spelling.plain(words).strip().split("\\s+")) mark(plain, word, marked);
        if (marked.isEmpty()) return new Snippet(List.of());
        int from = Math.max(0, marked.nextSetBit(0) - BEFORE);
        int to = Math.min(text.length(), from + LONGEST);
        if (from > 0 && Character.isLowSurrogate(text.charAt(from))) from--;
        if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) to--;
        return new Snippet(pieces(text, marked, from, to));
    }

    private static void mark(String plain, String word, BitSet marked) {
        if (word.isEmpty()) return;
        for (int at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1))
            marked.set(at, at + word.length());
    }

    private static List<Piece> pieces(String text, BitSet marked, int from, int to) {
        var pieces = new ArrayList<Piece>();
        if (from > 0) pieces.add(new Piece(MORE, false));
        for (int at = from, end; at < to; at = end) {
            boolean on = marked.get(at);
            int change = on ? marked.nextClearBit(at) : marked.nextSetBit(at);
            end = change < 0 ? to : Math.min(to, change);
            pieces.add(new Piece(text.substring(at, end), on));
        }
        if (to < text.length()) pieces.add(new Piece(MORE, false));
        return pieces;
    }
}
