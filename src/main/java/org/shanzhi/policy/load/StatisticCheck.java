package org.shanzhi.policy.load;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.Statistic;

/** The codes in a formula exist. */
final class StatisticCheck {
    private static final Pattern CODE = Pattern.compile("\\b[A-Z][A-Z0-9_]{3,}\\b");
    private static final List<String> LISTS =
            List.of("case_outcomes", "performance_states", "channels", "matter_kinds", "referral_states");

    private StatisticCheck() {}

    static void check(Policies policies, Sections sections) {
        for (Statistic statistic : policies.statistics().values()) {
            Row row = sections.at("statistics", statistic.code());
            statistic.formula().ifPresent(formula -> codes(formula, "formula", row, policies));
            statistic.parts().values().forEach(part -> codes(part, "parts", row, policies));
        }
    }

    private static void codes(String formula, String key, Row row, Policies policies) {
        Matcher matcher = CODE.matcher(formula);
        while (matcher.find()) {
            String code = matcher.group();
            if (LISTS.stream().noneMatch(list -> policies.has(list, code))) {
                row.problem(
                        key,
                        "%s names %s, which is in none of the lists it may count".formatted(key, code),
                        "use a code of " + String.join(", ", LISTS));
            }
        }
    }
}
