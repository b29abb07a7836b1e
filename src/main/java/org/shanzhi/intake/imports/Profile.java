package org.shanzhi.intake.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * 映射方案: how the files of one source are read.
 *
 * @param source within which its numbers of records are unique
 * @param kind of every matter; risk is never imported, a person ticks it
 * @param channel of every matter whose row names none
 * @param columns the headings under which a field stands, any of them
 * @param optional fields whose column may be missing
 * @param values what the source writes → our code; {@code *} is everything else
 * @param dates patterns beside those that are understood anyway
 * @param outcome with which an answered row is concluded
 */
public record Profile(
        String code,
        String zh,
        String en,
        String source,
        String kind,
        String channel,
        Map<Field, List<String>> columns,
        List<Field> optional,
        Map<Field, Map<String, String>> values,
        List<String> dates,
        String outcome) {

    static final String ANYTHING_ELSE = "*";

    public Profile {
        columns = columns == null ? Map.of() : Map.copyOf(columns);
        optional = optional == null ? List.of() : List.copyOf(optional);
        values = values == null ? Map.of() : Map.copyOf(values);
        dates = dates == null ? List.of() : List.copyOf(dates);
        outcome = outcome == null ? "ANSWERED" : outcome;
    }

    public String label(Locale locale) {
        return "en".equals(locale.getLanguage()) ? en : zh;
    }

    boolean needs(Field field) {
        return columns.containsKey(field) && !optional.contains(field);
    }

    /** Whether what it reads are answers too. */
    @JsonIgnore
    public boolean answers() {
        return columns.containsKey(Field.ANSWER);
    }
}
