package org.shanzhi.intake.imports;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.shanzhi.intake.ImportRefusal;
import org.shanzhi.intake.table.Line;
import org.shanzhi.intake.table.Table;
import org.shanzhi.kernel.Refused;

/**
 * Which column is what. Titles, notes and empty lines may stand above the head of a table, and a merged head may take two
 * lines; both are looked for in the first lines of the file.
 *
 * @param line the last line of the head
 * @param columns the column of each field
 * @param names what the columns are called there
 */
record Headings(int line, Map<Field, Integer> columns, List<String> names) {
    private static final int LOOKED_AT = 20;
    private static final Pattern BESIDE = Pattern.compile("[(\\[【].*?[)\\]】]|[*:_\\s-]");

    /**
     * @param lines the {@linkplain #first first} of the table
     * @throws Refused {@code IMPORT_COLUMNS_MISSING} naming the columns that were not found, {@code TABLE_EMPTY}
     */
    static Headings find(List<Line> lines, Profile profile) {
        if (lines.isEmpty()) throw new Refused(ImportRefusal.TABLE_EMPTY);
        Headings best = null;
        for (int i = 0; i < lines.size(); i++) {
            for (Headings found : candidates(lines, i, profile)) {
                if (best == null || found.better(best, profile)) best = found;
            }
        }
        List<String> missing = best.missing(profile);
        if (!missing.isEmpty()) {
            throw new Refused(ImportRefusal.IMPORT_COLUMNS_MISSING, String.join("、", missing));
        }
        return best;
    }

    static List<Line> first(Table table) {
        var lines = new ArrayList<Line>();
        while (lines.size() < LOOKED_AT && table.hasNext()) lines.add(table.next());
        return lines;
    }

    /** A line alone, and together with the one below it where its merged cells are divided. */
    private static List<Headings> candidates(List<Line> lines, int i, Profile profile) {
        Headings alone = of(lines.get(i).no(), names(lines.get(i)), profile);
        if (i + 1 == lines.size()) return List.of(alone);
        var names = new ArrayList<>(names(lines.get(i)));
        List<String> below = names(lines.get(i + 1));
        while (names.size() < below.size()) names.add("");
        for (int c = 0; c < below.size(); c++) if (!below.get(c).isBlank()) names.set(c, below.get(c));
        return List.of(alone, of(lines.get(i + 1).no(), names, profile));
    }

    private static List<String> names(Line line) {
        return line.cells().stream().map(cell -> cell.text().strip()).toList();
    }

    private static Headings of(int line, List<String> names, Profile profile) {
        List<String> plain = names.stream().map(Headings::plain).toList();
        var columns = new EnumMap<Field, Integer>(Field.class);
        profile.columns()
                .forEach((field, headings) -> headings.stream()
                        .map(heading -> plain.indexOf(plain(heading)))
                        .filter(column -> column >= 0)
                        .findFirst()
                        .ifPresent(column -> columns.put(field, column)));
        return new Headings(line, columns, names);
    }

    /** Without what offices add to a heading: （必填）, stars, colons, blanks; in one width and case. */
    static String plain(String heading) {
        return BESIDE.matcher(Normalizer.normalize(heading, Normalizer.Form.NFKC))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    /** One that has all that is needed, then the one with more, then the upper one. */
    private boolean better(Headings other, Profile profile) {
        boolean whole = missing(profile).isEmpty();
        boolean otherWhole = other.missing(profile).isEmpty();
        if (whole != otherWhole) return whole;
        return columns.size() > other.columns.size();
    }

    private List<String> missing(Profile profile) {
        return profile.columns().keySet().stream()
                .filter(field -> profile.needs(field) && !columns.containsKey(field))
                .sorted()
                .map(field -> profile.columns().get(field).getFirst())
                .toList();
    }

    /** What the column of a field is called in this file. */
    String name(Field field) {
        Integer column = columns.get(field);
        return column == null ? "" : names.get(column);
    }
}
