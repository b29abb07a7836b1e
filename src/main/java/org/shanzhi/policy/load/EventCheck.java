package org.shanzhi.policy.load;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.shanzhi.policy.ActionPolicy;
import org.shanzhi.policy.BodyField;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.PolicyEvent;
import org.shanzhi.policy.PolicyEvent.By;

/** Every event can be told from every other by what raises it. */
final class EventCheck {
    private static final Set<String> YES_OR_NO = Set.of("true", "false");

    private EventCheck() {}

    static void check(Policies policies, Sections sections) {
        Map<String, String> sources = new HashMap<>();
        for (PolicyEvent event : policies.events().values()) {
            given(event, policies, sections);
            if (event.by() == By.MODULE || event.by() == By.FACT) {
                continue;
            }
            String first = sources.putIfAbsent(event.by() + event.name() + new TreeMap<>(event.given()), event.code());
            if (first != null) {
                sections.at("events", event.code())
                        .problem(
                                "cannot be told from %s: both are raised by the same".formatted(first),
                                "say in given: what the action must say");
            }
        }
    }

    private static void given(PolicyEvent event, Policies policies, Sections sections) {
        event.given().forEach((name, code) -> {
            Row row = sections.at("events", event.code());
            ActionPolicy action =
                    event.by() == By.ACTION ? policies.lifeCycle().actions().get(event.name()) : null;
            BodyField field = action == null ? null : action.field(name).orElse(null);
            if (field != null && field.type() == BodyField.Type.BOOL && YES_OR_NO.contains(code)) return;
            if (field == null || field.type() != BodyField.Type.CODE) {
                row.problem(
                        "given",
                        "given names %s, which is no code in what %s asks for".formatted(name, event.name()),
                        "name a field of that action whose type is code(…)");
            } else if (policies.vocabulary().hasList(field.codeList()) && !policies.has(field.codeList(), code)) {
                row.problem(
                        "given",
                        "given names %s, which is not in %s".formatted(code, field.codeList()),
                        Mend.use(code, policies.vocabulary().codes(field.codeList())));
            }
        });
    }
}
