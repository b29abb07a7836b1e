package org.shanzhi.matter.page;

import java.time.Instant;
import java.util.List;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.kernel.page.ClockTone;
import org.shanzhi.kernel.page.Tab;

/** A list of matters as it is shown. */
public record ListView(
        List<Tab> tabs,
        ListChipRow chips,
        List<Group> groups,
        List<Rail> rail,
        List<Choice> bulk,
        Filters filters,
        String next,
        String first,
        String export,
        boolean filtered) {
    /** Rows under one heading; {@code css} is late, soon or empty. */
    public record Group(String label, String css, List<Row> rows) {}

    /**
     * @param standsInFor whose matter it is, when the reader stands in for them; null else
     * @param found where the words stand that were looked for; empty in other lists
     * @param step the next step that the reader may take, or null
     */
    public record Row(
            String number,
            String title,
            Instant due,
            ClockTone tone,
            boolean provisional,
            List<String> waiting,
            String risk,
            String type,
            String channel,
            String state,
            String stateKind,
            String community,
            String grid,
            String unit,
            Instant since,
            String standsInFor,
            Snippet found,
            Step step) {
        Row found(Snippet snippet) {
            return new Row(
                    number,
                    title,
                    due,
                    tone,
                    provisional,
                    waiting,
                    risk,
                    type,
                    channel,
                    state,
                    stateKind,
                    community,
                    grid,
                    unit,
                    since,
                    standsInFor,
                    snippet,
                    step);
        }
    }

    public record Step(String action, String label, boolean waitsForMe) {}

    /** A few rows beside the list. */
    public record Rail(String label, String href, long count, List<Row> rows) {}

    /** What can be filtered by, and what is. */
    public record Filters(
            List<Choice> states,
            List<Choice> kinds,
            List<Choice> channels,
            List<Choice> risks,
            List<FormField.Group> types,
            List<Choice> tiers,
            List<Choice> units,
            List<Choice> dues,
            List<Choice> policies,
            Chosen chosen) {}

    /** As in the query. */
    public record Chosen(
            String tab,
            String state,
            String kind,
            String channel,
            String risk,
            String typeCode,
            String tier,
            String unit,
            String policy,
            String due,
            String from,
            String to,
            boolean overdue,
            boolean today,
            boolean mine,
            boolean waits,
            String sort) {
        public boolean any() {
            return state != null
                    || kind != null
                    || channel != null
                    || risk != null
                    || typeCode != null
                    || tier != null
                    || unit != null
                    || policy != null
                    || due != null
                    || from != null
                    || to != null
                    || overdue
                    || today
                    || mine
                    || waits;
        }
    }

    public boolean empty() {
        return groups.isEmpty();
    }
}
