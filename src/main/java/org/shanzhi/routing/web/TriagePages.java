package org.shanzhi.routing.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Overtaken;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.idempotency.IdempotencyKey;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.page.Queue;
import org.shanzhi.kernel.page.Typed;
import org.shanzhi.matter.MatterDesk;
import org.shanzhi.matter.MatterDesk.Place;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.Steps;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Policies;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 研判分流: what waits, what it says, and the decision, on one page. */
@Controller
class TriagePages {
    static final String TRIAGE = "/triage";
    private static final String RISK = "risk";

    private final MatterDesk queues;
    private final Desks desks;
    private final Decision decision;
    private final Steps steps;
    private final Policies policies;

    TriagePages(MatterDesk queues, Desks desks, Decision decision, Steps steps, Policies policies) {
        this.queues = queues;
        this.desks = desks;
        this.decision = decision;
        this.steps = steps;
        this.policies = policies;
    }

    @GetMapping(TRIAGE)
    ModelAndView list(Caller by, Place place, Page page) {
        by.require(Permission.TRIAGE);
        return desks.list(by, place, Batch.nothing(), page);
    }

    @GetMapping(TRIAGE + "/{number}")
    ModelAndView matter(Caller by, @PathVariable String number, Place place, Page page) {
        by.require(Permission.TRIAGE);
        MatterNumber of = MatterNumber.named(number);
        Desk desk = desks.open(by, of, null, Desk.Trouble.NONE, page);
        return Desks.shown(queues.queue(by, Desks.PLAN, place, of.toString(), page), desk, false, Batch.nothing());
    }

    /** @param does the button that was pressed: accept, risk, or the whole decision */
    @PostMapping(TRIAGE + "/{number}/{form:decide|reject}")
    ModelAndView act(
            Caller by,
            @PathVariable String number,
            @PathVariable String form,
            @RequestParam(name = "do", defaultValue = "") String does,
            Place place,
            @RequestParam MultiValueMap<String, String> sent,
            Optional<IdempotencyKey> key,
            Page page) {
        by.require(Permission.TRIAGE);
        MatterNumber of = MatterNumber.named(number);
        var here = new Here(by, of, place, form, new Typed(sent), page);
        Queue before = queues.queue(by, Desks.PLAN, place, of.toString(), page);
        var actions = form.equals("reject") ? List.of(form) : Decision.actions(does, here.typed());
        try {
            var instructions = decision.read(by, actions, here.typed());
            var taken = steps.take(by, of, instructions, here.typed().version(), key);
            if (!taken.whole()) return half(here, actions, taken);
            return does.equals(RISK) ? stay(here, actions) : done(here, actions, before);
        } catch (Invalid invalid) {
            return again(here, new Desk.Trouble(form, invalid.errors(), List.of()), HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Refused refused) {
            return again(here, new Desk.Trouble(form, List.of(), refused.reasons()), HttpStatus.CONFLICT);
        } catch (Overtaken overtaken) {
            page.sayHere(Flash.Kind.WARNING, "triage.overtaken", of);
            return again(here, Desk.Trouble.NONE, HttpStatus.PRECONDITION_FAILED);
        }
    }

    /** Where somebody stood when the form was sent. */
    private record Here(Caller by, MatterNumber number, Place place, String form, Typed typed, Page page) {}

    private ModelAndView done(Here here, List<String> actions, Queue before) {
        here.page().say(Flash.Kind.DONE, "triage.done", labels(actions, here.page()), here.number());
        return new ModelAndView("redirect:"
                + (before.next() == null
                        ? queues.address(Desks.PLAN, here.place().from(null), null)
                        : before.next()));
    }

    /** Ticking facts alone is no decision yet: the matter stays open with everything else that was chosen. */
    private ModelAndView stay(Here here, List<String> actions) {
        here.page().sayHere(Flash.Kind.DONE, "triage.done", labels(actions, here.page()), here.number());
        return again(here, Desk.Trouble.NONE, HttpStatus.OK);
    }

    /** What was done stands; what was chosen for the rest is still there. */
    private ModelAndView half(Here here, List<String> actions, Steps.Taken taken) {
        String done = labels(actions.subList(0, taken.done()), here.page());
        String left = labels(actions.subList(taken.done(), actions.size()), here.page());
        here.page()
                .sayHere(Flash.Kind.WARNING, taken.overtaken() ? "triage.half_overtaken" : "triage.half", done, left);
        return again(here, new Desk.Trouble(here.form(), taken.errors(), taken.refused()), HttpStatus.CONFLICT);
    }

    private String labels(List<String> actions, Page page) {
        return actions.stream()
                .map(action -> policies.action(action).label(page.locale()))
                .collect(Collectors.joining(page.t("triage.and")));
    }

    private ModelAndView again(Here here, Desk.Trouble trouble, HttpStatus status) {
        Desk desk = desks.open(here.by(), here.number(), here.typed(), trouble, here.page());
        if (gone(desk, here.form())) return moved(here, trouble);
        String chosen = here.number().toString();
        var answer = Desks.shown(
                queues.queue(here.by(), Desks.PLAN, here.place(), chosen, here.page()), desk, false, Batch.nothing());
        answer.setStatus(status);
        return answer;
    }

    /** The matter has moved on, so that its form is no longer there to be shown again. */
    private static boolean gone(Desk desk, String form) {
        return form.equals("reject") ? !desk.offer().reject() : !desk.offer().any();
    }

    private ModelAndView moved(Here here, Desk.Trouble trouble) {
        for (Refusal reason : trouble.reasons())
            here.page().say(Flash.Kind.WARNING, "triage.refused", here.number(), reason);
        if (trouble.reasons().isEmpty()) here.page().say(Flash.Kind.WARNING, "triage.overtaken", here.number());
        return new ModelAndView("redirect:"
                + queues.address(Desks.PLAN, here.place(), here.number().toString()));
    }
}
