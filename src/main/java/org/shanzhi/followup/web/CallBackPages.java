package org.shanzhi.followup.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shanzhi.followup.web.CallBack.Trouble;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Overtaken;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.idempotency.IdempotencyKey;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.page.Queue;
import org.shanzhi.kernel.page.Typed;
import org.shanzhi.matter.FormReading;
import org.shanzhi.matter.MatterDesk;
import org.shanzhi.matter.MatterDesk.Part;
import org.shanzhi.matter.MatterDesk.Place;
import org.shanzhi.matter.MatterDesk.Plan;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.State;
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

/** 回访: whom to call next, what was promised, what was answered, on one page. */
@Controller
class CallBackPages {
    static final String CALLBACK = "/callback";
    private static final String CALL = "call";
    private static final String REOPEN = "reopen";
    private static final Plan PLAN = new Plan(
            CALLBACK,
            List.of(
                    new Part(CALL, "callback.tab.call", Set.of(State.CONCLUDED)),
                    new Part("file", "callback.tab.file", Set.of(State.CALLED_BACK))),
            Set.of());

    private final MatterDesk queues;
    private final CallBacks callBacks;
    private final FormReading forms;
    private final Steps steps;
    private final Policies policies;

    CallBackPages(MatterDesk queues, CallBacks callBacks, FormReading forms, Steps steps, Policies policies) {
        this.queues = queues;
        this.callBacks = callBacks;
        this.forms = forms;
        this.steps = steps;
        this.policies = policies;
    }

    @GetMapping(CALLBACK)
    ModelAndView list(Caller by, Place place, Page page) {
        by.require(Permission.CALL_BACK);
        Queue queue = queues.queue(by, PLAN, place, null, page);
        CallBack open = queue.chosen() == null
                ? null
                : callBacks.open(by, MatterNumber.named(queue.chosen()), Typed.nothing(), Trouble.NONE, page);
        return shown(queue, open, true);
    }

    /** @param form that is open from the start */
    @GetMapping(CALLBACK + "/{number}")
    ModelAndView matter(
            Caller by,
            @PathVariable String number,
            @RequestParam(name = "do", defaultValue = "") String form,
            Place place,
            Page page) {
        by.require(Permission.CALL_BACK);
        MatterNumber of = MatterNumber.named(number);
        var open = callBacks.open(by, of, Typed.nothing(), Trouble.opening(form), page);
        return shown(queues.queue(by, PLAN, place, of.toString(), page), open, false);
    }

    @PostMapping(CALLBACK + "/{number}/{action:call-back|call-back-again|archive|reopen}")
    ModelAndView act(
            Caller by,
            @PathVariable String number,
            @PathVariable String action,
            Place place,
            @RequestParam MultiValueMap<String, String> sent,
            Optional<IdempotencyKey> key,
            Page page) {
        by.require(Permission.CALL_BACK);
        var here = new Here(by, MatterNumber.named(number), place, action, new Typed(sent), page);
        Queue before = queues.queue(by, PLAN, place, here.number().toString(), page);
        try {
            if (here.calls()) Answers.check(here.typed(), action.endsWith("again"));
            var what = forms.instruction(by, action, here.typed());
            steps.take(by, here.number(), List.of(what), here.typed().version(), key);
        } catch (Invalid invalid) {
            return again(here, new Trouble(action, invalid.errors(), List.of()), HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Refused refused) {
            return again(here, new Trouble(action, List.of(), refused.reasons()), HttpStatus.CONFLICT);
        } catch (Overtaken overtaken) {
            page.sayHere(Flash.Kind.WARNING, "callback.overtaken", here.number());
            return again(here, Trouble.NONE, HttpStatus.PRECONDITION_FAILED);
        }
        return done(here, before);
    }

    /** Where somebody stood when the form was sent. */
    private record Here(Caller by, MatterNumber number, Place place, String action, Typed typed, Page page) {
        boolean calls() {
            return action.startsWith("call-back");
        }
    }

    /** The next one opens by itself; a person who is not content keeps the matter open for one more question. */
    private ModelAndView done(Here here, Queue before) {
        String what = policies.action(here.action()).label(here.page().locale());
        here.page().say(Flash.Kind.DONE, "callback.done", what, here.number());
        if (here.calls() && Answers.unhappy(here.typed())) {
            here.page().say(Flash.Kind.NOTE, "callback.unhappy");
            String address =
                    queues.address(PLAN, here.place().of("file"), here.number().toString());
            return new ModelAndView("redirect:" + address + "&do=" + REOPEN);
        }
        String first = queues.address(PLAN, here.place().from(null), null);
        return new ModelAndView("redirect:" + (before.next() == null ? first : before.next()));
    }

    private ModelAndView again(Here here, Trouble trouble, HttpStatus status) {
        var open = callBacks.open(here.by(), here.number(), here.typed(), trouble, here.page());
        var queue = queues.queue(here.by(), PLAN, here.place(), here.number().toString(), here.page());
        var answer = shown(queue, open, false);
        answer.setStatus(status);
        return answer;
    }

    private static ModelAndView shown(Queue queue, CallBack open, boolean list) {
        var model = new HashMap<String, Object>(Map.of("queue", queue, "list", list));
        model.put("call", open);
        return new ModelAndView("followup/callback", model);
    }
}
