package org.shanzhi.matter.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.matter.Supervision;
import org.shanzhi.matter.SupervisionState;
import org.shanzhi.matter.life.Supervisions;
import org.shanzhi.matter.page.FormField.Control;
import org.shanzhi.matter.page.FormFields.Asked;
import org.shanzhi.policy.BodyField;

/** Fields that name a supervision: which one is answered or closed, and the next level, which is proposed. */
final class SupervisionFields {
    private static final String ORDER = "supervise";
    private static final Set<String> NAMING = Set.of("no", "follows");
    private static final Set<String> OF_A_NEXT_LEVEL = Set.of("follows", "skipReason");

    private SupervisionFields() {}

    /** What needs not be asked: which of one, and what a first order goes up from. */
    static boolean needless(Asked asked, BodyField f) {
        if (!asked.action().code().startsWith(ORDER)) return false;
        boolean order = asked.action().code().equals(ORDER);
        return order
                ? OF_A_NEXT_LEVEL.contains(f.name()) && candidates(asked).isEmpty()
                : f.name().equals("no") && candidates(asked).size() < 2;
    }

    static boolean names(Asked asked, BodyField f) {
        return asked.action().code().startsWith(ORDER) && NAMING.contains(f.name());
    }

    static FormField number(Asked asked, BodyField f) {
        var choices = candidates(asked).stream()
                .map(s -> Choice.of(
                        String.valueOf(s.no()),
                        asked.names()
                                .text(
                                        "supervision.of_level",
                                        s.no(),
                                        asked.names().label("supervision_levels", s.level()))))
                .toList();
        var typed = asked.typed().all(f.name());
        var chosen = typed.isEmpty() && f.name().equals("follows")
                ? List.of(choices.getLast().value())
                : typed;
        return FormField.of(f.name(), asked.label(f.name()), Control.SELECT, false, chosen)
                .choices(choices);
    }

    /** The level above the highest that is open; an order is always somebody's decision. */
    static List<String> proposed(Asked asked, BodyField f, List<String> levels) {
        var typed = asked.typed().all(f.name());
        boolean order = asked.action().code().equals(ORDER) && f.codeList().equals("supervision_levels");
        if (!order || !typed.isEmpty()) return typed;
        int highest = candidates(asked).stream()
                .mapToInt(s -> levels.indexOf(s.level()))
                .max()
                .orElse(-1);
        return highest < 0 || highest + 1 == levels.size() ? typed : List.of(levels.get(highest + 1));
    }

    private static List<Supervision> candidates(Asked asked) {
        var all = asked.matter().supervisions();
        var last = new ArrayList<>(all.stream()
                .filter(s -> s.open() && Supervisions.isLast(all, s))
                .filter(s -> fits(asked, s))
                .toList());
        last.sort(Comparator.comparing(Supervision::no));
        return last;
    }

    private static boolean fits(Asked asked, Supervision s) {
        return switch (asked.action().code()) {
            case "supervise-reply" -> s.state() == SupervisionState.ORDERED;
            case "supervise-close" ->
                s.state() == SupervisionState.ANSWERED
                        || !asked.matter().state().open();
            case "supervise-talk" -> s.talks() && s.talkedAt() == null;
            default -> true;
        };
    }
}
