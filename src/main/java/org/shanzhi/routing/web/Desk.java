package org.shanzhi.routing.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.kernel.page.Queue;
import org.shanzhi.kernel.page.Typed;
import org.shanzhi.matter.MatterDesk.Opened;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The matter that is open, and the forms in which somebody decides on it.
 *
 * @param text what was asked for; marked where the evidence of a ticked fact quotes it
 * @param trouble what was wrong with the form that was sent
 * @param key under which a form is sent once
 */
public record Desk(
        Opened opened,
        List<Quoted> text,
        Offer offer,
        Lists lists,
        Ticked ticked,
        Trouble trouble,
        Typed typed,
        String key) {

    /** Where another action is done, and where that leads back to: the next that waits here. */
    public String elsewhere(String action, Queue queue) {
        String then = queue.next() == null ? TriagePages.TRIAGE : queue.next();
        return UriComponentsBuilder.fromPath("/matters/{number}")
                .queryParam("do", "{action}")
                .queryParam("then", "{then}")
                .fragment("act")
                .encode()
                .buildAndExpand(opened.sheet().number(), action, then)
                .toUriString();
    }

    /**
     * What is offered here.
     *
     * @param steps the actions that the main form does, one after the other; empty when it is not offered
     * @param send what its button says
     * @param others what else can be done with the matter, on its own page
     * @param not why none of it is possible
     */
    public record Offer(
            List<String> steps, String send, boolean reject, boolean risk, List<Other> others, List<Refusal> not) {
        public boolean has(String step) {
            return steps.contains(step);
        }

        public boolean any() {
            return !steps.isEmpty() || risk;
        }
    }

    /** @param key on the keyboard; null for none */
    public record Other(String action, String label, String key) {}

    /** @param routesBarred why a route cannot be chosen for this matter */
    public record Lists(
            List<Group> types,
            List<Choice> complexities,
            List<Choice> mediable,
            List<Choice> routes,
            Map<String, Refusal> routesBarred,
            List<Choice> rejectReasons,
            List<Facts> facts,
            List<Choice> units,
            List<Choice> chosenUnits,
            List<Choice> chosenAssist) {}

    public record Group(String label, List<TypeChoice> types) {}

    /** @param routes codes of the routes that are usual for it, parted by spaces */
    public record TypeChoice(String code, String label, String routes) {}

    /** The facts that make one level. */
    public record Facts(String level, List<Choice> facts) {}

    /** The facts that stand, by whom, and the sentences they rest on. */
    public record Ticked(Set<String> facts, String level, String by, Instant at, String evidence) {
        static final Ticked NOTHING = new Ticked(Set.of(), null, "", null, "");
    }

    /** @param form which of the forms */
    public record Trouble(String form, List<FieldError> errors, List<Refusal> reasons) {
        static final Trouble NONE = new Trouble("", List.of(), List.of());

        public List<FieldError> of(String name) {
            return form.equals(name) ? errors : List.of();
        }

        public List<Refusal> reasons(String name) {
            return form.equals(name) ? reasons : List.of();
        }
    }
}
