package org.shanzhi.matter.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.matter.MatterRefusal;
import org.shanzhi.matter.PossibleAction;
import org.shanzhi.matter.page.MatterView.Not;
import org.shanzhi.matter.page.MatterView.Panel;
import org.shanzhi.matter.page.MatterView.Possible;

/** Sorts what somebody may do with a matter: the next step first, then the rest, then what cannot be done and why. */
final class Panels {
    /** Whichever of these comes first and is possible is what the matter waits for. */
    private static final List<String> NEXT = List.of(
            "extend-decide",
            "object-decide",
            "supervise-reply",
            "supervise-close",
            "sign",
            "accept",
            "triage",
            "route",
            "start",
            "resume",
            "conclude",
            "call-back",
            "archive");

    private static final Map<String, String> ICONS = Map.ofEntries(
            Map.entry("accept", "check"),
            Map.entry("reject", "ban"),
            Map.entry("answer", "send"),
            Map.entry("contact", "phone"),
            Map.entry("supplement", "file-alert"),
            Map.entry("submit-materials", "file-check"),
            Map.entry("triage", "arrows-split-2"),
            Map.entry("set-risk", "alert-triangle"),
            Map.entry("set-flag", "flag"),
            Map.entry("safety-notice", "shield-check"),
            Map.entry("report", "report"),
            Map.entry("route", "route"),
            Map.entry("recall", "arrow-back-up"),
            Map.entry("sign", "writing-sign"),
            Map.entry("return", "arrow-back-up"),
            Map.entry("start", "player-play"),
            Map.entry("suspend", "player-pause"),
            Map.entry("resume", "player-play"),
            Map.entry("hand-over", "gavel"),
            Map.entry("withdraw", "x"),
            Map.entry("conclude", "circle-check"),
            Map.entry("call-back", "phone-call"),
            Map.entry("call-back-again", "phone-call"),
            Map.entry("reply", "messages"),
            Map.entry("reopen", "refresh"),
            Map.entry("archive", "archive"),
            Map.entry("extend", "calendar-plus"),
            Map.entry("extend-decide", "calendar-up"),
            Map.entry("transfer", "arrows-transfer-down"),
            Map.entry("assign", "user-check"),
            Map.entry("note", "note"),
            Map.entry("merge", "git-merge"),
            Map.entry("unmerge", "arrows-split-2"),
            Map.entry("link", "link"),
            Map.entry("supervise", "eye"),
            Map.entry("supervise-reply", "messages"),
            Map.entry("supervise-close", "circle-check"),
            Map.entry("supervise-talk", "users"),
            Map.entry("task-give", "users"),
            Map.entry("task-answer", "messages"),
            Map.entry("task-judge", "circle-check"),
            Map.entry("task-withdraw", "arrow-back-up"),
            Map.entry("object", "scale"),
            Map.entry("object-decide", "scale"),
            Map.entry("add-party", "user-plus"),
            Map.entry("remove-party", "user-x"),
            Map.entry("correct", "pencil"),
            Map.entry("whistle", "speakerphone"),
            Map.entry("rate", "star"),
            Map.entry("register", "file-text"));

    private Panels() {}

    static String icon(String action) {
        return ICONS.getOrDefault(action, "settings");
    }

    /**
     * @param mine those of the actions that a role of the reader's has at all
     * @param pages of the actions that are done on a page of their own
     */
    static Panel of(List<PossibleAction> mine, Map<String, String> pages, Names.Reader names) {
        var can = mine.stream()
                .filter(PossibleAction::allowed)
                .sorted(Comparator.comparingInt(a -> rank(a.action())))
                .map(a -> new Possible(a.action(), names.action(a.action()), icon(a.action()), pages.get(a.action())))
                .toList();
        boolean steps = !can.isEmpty() && NEXT.contains(can.getFirst().action());
        var not = new ArrayList<Not>();
        var notNow = new ArrayList<Not>();
        for (PossibleAction a : mine) {
            if (a.allowed()) continue;
            var reasons = a.reasons().stream().filter(r -> !unnecessary(r, a)).toList();
            var line = new Not(names.action(a.action()), icon(a.action()), reasons);
            (stateOnly(reasons) ? notNow : not).add(line);
        }
        boolean handles = mine.stream()
                .noneMatch(a -> a.reasons().stream().anyMatch(r -> r.code() == MatterRefusal.NOT_YOUR_MATTER));
        return new Panel(steps ? can.getFirst() : null, steps ? can.subList(1, can.size()) : can, not, notNow, handles);
    }

    private static int rank(String action) {
        int rank = NEXT.indexOf(action);
        return rank < 0 ? NEXT.size() : rank;
    }

    /** Beside "not in this state" nothing else helps. */
    private static boolean unnecessary(Refusal reason, PossibleAction action) {
        return reason.code() != MatterRefusal.NOT_IN_THIS_STATE
                && reason.code() != MatterRefusal.NOT_YOUR_MATTER
                && action.reasons().stream().anyMatch(r -> r.code() == MatterRefusal.NOT_IN_THIS_STATE);
    }

    private static boolean stateOnly(List<Refusal> reasons) {
        return reasons.stream()
                .allMatch(r -> r.code() == MatterRefusal.NOT_IN_THIS_STATE
                        || r.code() == MatterRefusal.NOT_YOUR_MATTER
                        || r.code() == MatterRefusal.NOT_BUILT_YET);
    }
}
