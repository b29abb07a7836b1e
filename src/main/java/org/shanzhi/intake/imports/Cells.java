package org.shanzhi.intake.imports;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.shanzhi.intake.ImportRefusal;
import org.shanzhi.intake.table.Cell;
import org.shanzhi.intake.table.Line;

/** The cells of one row by the field they hold, and what is wrong with them. */
final class Cells {
    /** What spreadsheets write for a line end that they could not. */
    private static final Pattern LINE_END = Pattern.compile("_x000[dD]_\\n?");

    private static final Set<String> NOTHING =
            Set.of("无", "未知", "不详", "未提供", "未留", "空", "/", "\\", "-", "--", "null", "n/a", "none");
    /** Beyond this a number in a spreadsheet is no longer the one that was typed. */
    private static final int EXACT_DIGITS = 15;

    private final Line line;
    private final Headings headings;
    private final List<Problem> problems = new ArrayList<>();

    Cells(Line line, Headings headings) {
        this.line = line;
        this.headings = headings;
        for (int i = headings.names().size(); i < line.cells().size(); i++) {
            if (!line.cell(i).blank()) {
                wrong(
                        "",
                        ImportRefusal.IMPORT_EXTRA_CELLS,
                        line.cells().size(),
                        headings.names().size());
                break;
            }
        }
        headings.columns().forEach((field, column) -> {
            if (line.cell(column).broken()) wrong(headings.name(field), ImportRefusal.IMPORT_BROKEN_CELL);
        });
    }

    List<Problem> problems() {
        return problems;
    }

    void wrong(Field field, ImportRefusal code, Object... args) {
        wrong(headings.name(field), code, args);
    }

    private void wrong(String column, ImportRefusal code, Object... args) {
        problems.add(Problem.of(column, code, args));
    }

    Cell cell(Field field) {
        Integer column = headings.columns().get(field);
        return column == null ? null : line.cell(column);
    }

    /** Null when there is none. */
    String text(Field field) {
        Cell cell = cell(field);
        if (cell == null || cell.blank()) return null;
        String text = LINE_END.matcher(cell.text()).replaceAll("\n").strip();
        return text.isEmpty() ? null : text;
    }

    /** Null also when it says in words that nothing is known. */
    String known(Field field) {
        String text = text(field);
        return text == null || NOTHING.contains(half(text).toLowerCase(Locale.ROOT)) ? null : text;
    }

    /** A telephone or identity number in ASCII digits; null when it is not known or its source has masked it. */
    String number(Field field) {
        String text = known(field);
        if (text == null) return null;
        if (cell(field).number() != null && text.length() > EXACT_DIGITS) {
            wrong(field, ImportRefusal.IMPORT_DIGITS_LOST);
            return null;
        }
        String number = half(text);
        return number.contains("*") || number.contains("×") ? null : number;
    }

    static String half(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }
}
