package org.shanzhi.kernel.text;

/** Cells of tables that leave the house for a spreadsheet. */
public final class Harmless {
    /** The full-width forms too: a spreadsheet in Chinese takes them for the same. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private Harmless() {}

    /** The text, with a mark before it where a spreadsheet would take it for a formula. */
    public static String cell(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** The same as a field of a CSV file. */
    public static String csv(String text) {
        return "\"" + cell(text).replace("\"", "\"\"") + "\"";
    }
}
