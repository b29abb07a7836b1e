package org.shanzhi.policy.load;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.shanzhi.policy.PolicyEvent;
import org.shanzhi.policy.PolicyEvent.By;

final class EventReader {
    /** In {@code by: referral:FIRST}: whichever state a referral of its channel begins in. */
    static final String FIRST = "FIRST";

    private EventReader() {}

    static Map<String, PolicyEvent> read(Sections sections) {
        return sections.read("events", row -> event(row, sections.codes()));
    }

    private static PolicyEvent event(Row row, Codes codes) {
        String[] by = row.text("by").split(":", 2);
        By source = source(by[0]);
        String name = by.length == 2 ? by[1] : "";
        if (source == null) {
            row.problem(
                    "by",
                    "by begins with %s".formatted(by[0]),
                    "begin with case:, referral:, action:, module: or fact:");
            source = By.FACT;
        } else if (!(source == By.REFERRAL && name.equals(FIRST))) {
            String list = list(source);
            if (!codes.has(list, name)) {
                row.problem(
                        "by", "by names %s, which is not in %s".formatted(name, list), Mend.use(name, codes.of(list)));
            }
        }
        return new PolicyEvent(row.code(), row.text("zh"), row.text("en"), source, name, given(row));
    }

    private static Map<String, String> given(Row row) {
        Map<String, String> given = new LinkedHashMap<>();
        row.optionalRow("given").ifPresent(fields -> {
            fields.keys().forEach(field -> given.put(field, fields.text(field)));
        });
        return Map.copyOf(given);
    }

    private static By source(String word) {
        return Arrays.stream(By.values())
                .filter(by -> by.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElse(null);
    }

    private static String list(By by) {
        return switch (by) {
            case CASE -> "case_states";
            case REFERRAL -> "referral_states";
            case ACTION -> "actions";
            case MODULE, FACT -> "modules";
        };
    }
}
