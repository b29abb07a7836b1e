package org.shanzhi.intake.table;

import java.math.BigDecimal;

/**
 * One cell as it was read.
 *
 * @param text what stands there; of a number its plain digits
 * @param number what a spreadsheet holds behind the text; null when it is text, as everything in a CSV file is
 * @param broken whether the program that wrote the file has lost something: an error value, or characters it could not write
 */
public record Cell(String text, BigDecimal number, boolean broken) {
    static final Cell EMPTY = new Cell("", null, false);
    private static final char REPLACEMENT = '\uFFFD';

    static Cell of(String text) {
        return new Cell(text, null, text.indexOf(REPLACEMENT) >= 0);
    }

    public boolean blank() {
        return text.isBlank() && !broken;
    }
}
