package org.shanzhi.kernel.page;

/** One of few possibilities: what is sent, what is read, and a line under it or null. */
public record Choice(String value, String label, String hint) {
    public static Choice of(String value, String label) {
        return new Choice(value, label, null);
    }
}
