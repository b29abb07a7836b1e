package org.shanzhi.matter;

/** Text that may name people: stored encrypted under the matter's key, never printed. */
public record FreeText(String value) {
    public static FreeText of(String value) {
        return value == null || value.isBlank() ? null : new FreeText(value);
    }

    @Override
    public String toString() {
        return "‹" + value.codePointCount(0, value.length()) + " characters›";
    }
}
