package org.shanzhi.policy.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shanzhi.policy.ActionPolicy;
import org.shanzhi.policy.ActionPolicy.Place;
import org.shanzhi.policy.ActionPolicy.Where;
import org.shanzhi.policy.BodyField;
import org.shanzhi.policy.Permission;

final class ActionReader {
    private static final Pattern FIELD = Pattern.compile(
            "(text|instant|date|unit|staff|file|bool|int|party|place|matter|policy|code)(\\(([a-z_]+)\\))?(\\[\\])?(!)?");

    private ActionReader() {}

    static ActionPolicy action(Row row) {
        String code = row.code();
        return new ActionPolicy(
                code,
                row.text("zh"),
                row.text("en"),
                permission(row, code),
                where(row),
                body(row),
                List.copyOf(row.oneOrMore("not_by", "actions")),
                row.flag("once", false),
                row.flag("referral", false),
                Set.copyOf(row.texts("never")));
    }

    private static Permission permission(Row row, String code) {
        return Permission.ofAction(code).orElseGet(() -> {
            row.problem(
                    "code",
                    "is an action that the program does not know",
                    "take it out; administrators change policies, not actions");
            return Permission.READ_MATTERS;
        });
    }

    private static Where where(Row row) {
        if (!row.says("in")) {
            return new Where(Place.BY_TRANSITION, Set.of());
        }
        if (row.isList("in")) {
            return new Where(Place.STATES, row.codes("in", "case_states"));
        }
        String word = row.text("in");
        if (!Set.of("OPEN", "ANY", "NONE").contains(word)) {
            row.problem("in", "in is %s".formatted(word), "write OPEN, ANY, NONE or a list of states");
            return new Where(Place.NONE, Set.of());
        }
        return new Where(Place.valueOf(word), Set.of());
    }

    private static List<BodyField> body(Row row) {
        Row body = row.row("body");
        List<BodyField> fields = new ArrayList<>();
        for (String name : body.keys()) {
            fields.add(field(body, name));
        }
        return List.copyOf(fields);
    }

    private static BodyField field(Row body, String name) {
        String written = body.text(name);
        Matcher matcher = FIELD.matcher(written);
        if (!matcher.matches() || matcher.group(1).equals("code") != (matcher.group(3) != null)) {
            body.problem(
                    name,
                    "%s is of type %s, which does not exist".formatted(name, written),
                    "use text, code(list), instant, date, unit, staff, file, bool, int, party, place, matter or policy, with [] for a list and ! when required");
            return new BodyField(name, BodyField.Type.TEXT, false, false, "");
        }
        return new BodyField(
                name,
                BodyField.Type.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)),
                matcher.group(4) != null,
                matcher.group(5) != null,
                matcher.group(3) == null ? "" : matcher.group(3));
    }
}
