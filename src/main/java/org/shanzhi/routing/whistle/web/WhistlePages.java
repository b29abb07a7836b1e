package org.shanzhi.routing.whistle.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.database.Tries;
import org.shanzhi.kernel.idempotency.Idempotency;
import org.shanzhi.kernel.idempotency.IdempotencyKey;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.page.Typed;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterRefusal;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Policies;
import org.shanzhi.routing.CallAction;
import org.shanzhi.routing.Whistles;
import org.shanzhi.routing.whistle.web.StepReading.Sent;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 哨单: one whistle, what each department does about it, and both ratings. It asks for itself again while it is open. */
@Controller
class WhistlePages {
    static final String WHISTLES = "/whistles";
    private static final String ONE = WHISTLES + "/{number}/{no}";
    /** The form in which a joint conference decides one way or the other. */
    private static final String CONFERENCE = "conference";

    private static final String RATE = "rate";

    private final Whistles whistles;
    private final WhistleViews views;
    private final StepReading steps;
    private final Policies policies;
    private final Idempotency idempotency;

    WhistlePages(Whistles whistles, WhistleViews views, StepReading steps, Policies policies, Idempotency idempotency) {
        this.whistles = whistles;
        this.views = views;
        this.steps = steps;
        this.policies = policies;
        this.idempotency = idempotency;
    }

    @GetMapping(ONE)
    ModelAndView one(
            Caller by,
            @PathVariable String number,
            @PathVariable int no,
            @RequestHeader(name = "HX-Request", required = false) String part,
            Page page) {
        by.require(Permission.READ_MATTERS);
        var view = views.of(by, MatterNumber.named(number), no, Trouble.NONE, page);
        return new ModelAndView(part == null ? "routing/whistle" : "routing/whistleLog", Map.of("view", view));
    }

    @PostMapping(ONE + "/calls/{call}/{form}")
    ModelAndView act(
            Caller by,
            @PathVariable String number,
            @PathVariable int no,
            @PathVariable int call,
            @PathVariable String form,
            @RequestParam MultiValueMap<String, String> sent,
            Optional<IdempotencyKey> key,
            Page page) {
        by.require(Permission.WHISTLE);
        MatterNumber of = MatterNumber.named(number);
        var typed = new Typed(sent);
        try {
            Tries.of(() -> idempotency.plain(key, HttpStatus.OK, () -> {
                done(by, of, call, form, typed);
                return form;
            }));
        } catch (Invalid invalid) {
            var trouble = new Trouble(call, form, invalid.errors(), List.of(), typed);
            return again(by, of, no, trouble, HttpStatus.UNPROCESSABLE_CONTENT, page);
        } catch (Refused refused) {
            var trouble = new Trouble(call, form, List.of(), refused.reasons(), typed);
            return again(by, of, no, trouble, HttpStatus.CONFLICT, page);
        }
        page.say(Flash.Kind.DONE, "whistle.done", page.t("whistle.do." + form));
        return new ModelAndView("redirect:" + WHISTLES + "/" + of + "/" + no);
    }

    private void done(Caller by, MatterNumber number, int call, String form, Typed typed) {
        if (form.equals(RATE)) {
            whistles.rate(by, number, call, marks(typed));
            return;
        }
        CallAction action = StepReading.action(form.equals(CONFERENCE) ? decision(typed) : form);
        var sent = new Sent(typed.one("text"), typed.one("metOn"), typed.all("attended"), unit(action, typed));
        whistles.act(by, number, call, steps.read(by, action, sent));
    }

    private static String decision(Typed typed) {
        if (!typed.has("decision")) throw new Invalid("decision", MatterRefusal.REQUIRED);
        return typed.one("decision");
    }

    /** What was searched for another decision is left alone. */
    private static String unit(CallAction action, Typed typed) {
        return action == CallAction.ASSIGN ? typed.one("unit") : null;
    }

    private Map<String, Integer> marks(Typed typed) {
        var rating = policies.rights().whistleRating();
        var marks = new HashMap<String, Integer>();
        for (var side : List.of(rating.ofResponder(), rating.ofWhistler()))
            for (String dimension : side)
                if (typed.has(dimension) && typed.one(dimension).matches("[0-9]"))
                    marks.put(dimension, Integer.valueOf(typed.one(dimension)));
        return marks;
    }

    private ModelAndView again(Caller by, MatterNumber number, int no, Trouble trouble, HttpStatus status, Page page) {
        var answer = new ModelAndView("routing/whistle", Map.of("view", views.of(by, number, no, trouble, page)));
        answer.setStatus(status);
        return answer;
    }
}
