package org.shanzhi.routing.web;

import static org.shanzhi.matter.State.ACCEPTED;
import static org.shanzhi.matter.State.REGISTERED;
import static org.shanzhi.matter.State.REOPENED;
import static org.shanzhi.matter.State.RETURNED;
import static org.shanzhi.matter.State.TRIAGED;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.shanzhi.access.Masked;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.page.Queue;
import org.shanzhi.kernel.page.Typed;
import org.shanzhi.matter.Event.RiskSet;
import org.shanzhi.matter.MatterDesk;
import org.shanzhi.matter.MatterDesk.Opened;
import org.shanzhi.matter.MatterDesk.Part;
import org.shanzhi.matter.MatterDesk.Place;
import org.shanzhi.matter.MatterDesk.Plan;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterSheet;
import org.shanzhi.matter.Recorded;
import org.shanzhi.matter.State;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Opens a matter at the desk. */
@Component
class Desks {
    /** What is done on the matter's own page, and the keys that lead there. */
    private static final List<String> OTHERS =
            List.of("merge", "link", "return", "hand-over", "answer", "set-flag", "start", "conclude");

    private static final Map<String, String> KEYS = Map.of("merge", "d", "link", "l", "return", "x", "hand-over", "h");

    static final Plan PLAN = new Plan(
            TriagePages.TRIAGE,
            List.of(
                    new Part("all", "triage.tab.all", Set.of(REGISTERED, ACCEPTED, REOPENED, TRIAGED, RETURNED)),
                    new Part("accept", "triage.tab.accept", Set.of(REGISTERED)),
                    new Part("triage", "triage.tab.triage", Set.of(ACCEPTED, REOPENED)),
                    new Part("route", "triage.tab.route", Set.of(TRIAGED)),
                    new Part("returned", "triage.tab.returned", Set.of(RETURNED))),
            Set.of(REGISTERED, TRIAGED));

    private final MatterDesk desk;
    private final Policies policies;
    private final Choices choices;

    Desks(MatterDesk desk, Policies policies, Choices choices) {
        this.desk = desk;
        this.policies = policies;
        this.choices = choices;
    }

    /** The queue, and the first that waits in it. */
    ModelAndView list(Caller by, Place place, Batch batch, Page page) {
        Queue queue = desk.queue(by, PLAN, place, null, page);
        Desk first = queue.chosen() == null
                ? null
                : open(by, MatterNumber.named(queue.chosen()), null, Desk.Trouble.NONE, page);
        return shown(queue, first, true, batch);
    }

    /** @param list on a phone, whether the queue is shown or what is open */
    static ModelAndView shown(Queue queue, Desk open, boolean list, Batch batch) {
        var model = new HashMap<String, Object>(Map.of("queue", queue, "list", list, "batch", batch));
        model.put("desk", open);
        model.put("anyToPick", queue.rows().stream().anyMatch(Queue.Row::pick));
        return new ModelAndView("routing/triage", model);
    }

    /** @param typed what was sent; null when the matter is opened anew */
    Desk open(Caller by, MatterNumber number, Typed typed, Desk.Trouble trouble, Page page) {
        Opened opened = desk.open(by, number, page);
        MatterSheet m = opened.sheet();
        var ticked = ticked(opened);
        var form = typed == null ? fresh(m, ticked) : typed;
        return new Desk(
                opened,
                m.erased() ? List.of() : Quoted.parts(m.body(), ticked.evidence()),
                offer(by, opened, page),
                choices.of(by, m, form, page),
                ticked,
                trouble,
                form,
                UUID.randomUUID().toString());
    }

    /** What is known already stands in the form; nothing else is chosen for anybody. */
    private static Typed fresh(MatterSheet m, Desk.Ticked ticked) {
        var typed = Typed.nothing();
        if (m.typeCode() != null) typed.set("typeCode", m.typeCode());
        ticked.facts().forEach(fact -> typed.add("facts", fact));
        return typed;
    }

    private Desk.Offer offer(Caller by, Opened opened, Page page) {
        boolean accept = opened.sheet().state() == State.REGISTERED && opened.may("accept");
        boolean triage = opened.may("triage") || accept && by.may(Permission.TRIAGE);
        boolean route = opened.may("route") || triage && by.may(Permission.ROUTE);
        var steps = new ArrayList<String>();
        if (accept) steps.add("accept");
        if (triage) steps.add("triage");
        if (route) steps.add("route");
        List<Refusal> not = steps.isEmpty() ? opened.actions().get("triage").reasons() : List.of();
        var others = OTHERS.stream()
                .filter(opened::may)
                .map(action -> new Desk.Other(action, label(action, page), KEYS.get(action)))
                .toList();
        String send = steps.stream().map(step -> label(step, page)).collect(Collectors.joining(page.t("triage.and")));
        return new Desk.Offer(steps, send, opened.may("reject"), opened.may("set-risk"), others, not);
    }

    private String label(String action, Page page) {
        return policies.action(action).label(page.locale());
    }

    private static Desk.Ticked ticked(Opened opened) {
        return opened.log().reversed().stream()
                .filter(r -> r.event() instanceof RiskSet)
                .findFirst()
                .map(r -> ticked(r, opened))
                .orElse(Desk.Ticked.NOTHING);
    }

    private static Desk.Ticked ticked(Recorded r, Opened opened) {
        var set = (RiskSet) r.event();
        String by = opened.happened().stream()
                .filter(h -> h.version() == r.version())
                .map(MatterDesk.Happened::who)
                .findFirst()
                .orElse("");
        String evidence =
                set.evidence() == null ? "" : Masked.text(set.evidence().value());
        return new Desk.Ticked(Set.copyOf(set.facts()), set.level().name(), by, r.at(), evidence);
    }
}
