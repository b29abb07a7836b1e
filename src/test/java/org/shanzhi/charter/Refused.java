package org.shanzhi.charter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/**
 * One thing that the charter refuses, and the names by which it would betray itself.
 *
 * @param paragraph words of docs/rights.md
 * @param codes how rights.yaml names it
 */
record Refused(
        String paragraph,
        List<String> codes,
        Pattern names,
        Pattern words,
        List<String> plantedNames,
        List<String> plantedTexts) {
    static List<Refused> all() {
        try (InputStream file = Refused.class.getResourceAsStream("/charter/refused.yaml")) {
            List<Map<String, Object>> rows = new Yaml().load(file);
            return rows.stream().map(Refused::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Refused of(Map<String, Object> row) {
        var planted = (Map<String, List<String>>) row.get("planted");
        return new Refused(
                (String) row.get("paragraph"),
                (List<String>) row.get("codes"),
                Pattern.compile((String) row.get("names")),
                Pattern.compile((String) row.get("words")),
                planted.get("names"),
                planted.get("texts"));
    }

    boolean named(String identifier) {
        return names.matcher(Names.words(identifier)).find();
    }

    boolean told(String text) {
        return words.matcher(text).find();
    }

    @Override
    public String toString() {
        return paragraph;
    }
}
