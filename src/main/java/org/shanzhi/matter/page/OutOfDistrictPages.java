package org.shanzhi.matter.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Overtaken;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.idempotency.IdempotencyKey;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.page.Typed;
import org.shanzhi.kernel.web.ProblemCode;
import org.shanzhi.matter.FormReading;
import org.shanzhi.matter.Instruction;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.matter.MatterRefusal;
import org.shanzhi.matter.Outcome;
import org.shanzhi.matter.Steps;
import org.shanzhi.matter.page.ActionForm.Trouble;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * 区外移送: what is not this district's goes to the body whose it is, by name; whoever asked is told, and the matter ends as
 * passed on, which is not refused. Two actions, {@code hand-over} and {@code conclude}, from one form.
 */
@Controller
class OutOfDistrictPages {
    private static final String PATH = "/matters/{number}/out-of-district";
    private static final String HAND_OVER = "hand-over";

    private final MatterReading reading;
    private final MatterViews views;
    private final ActionForms forms;
    private final FormReading bodies;
    private final Steps steps;

    OutOfDistrictPages(MatterReading reading, MatterViews views, ActionForms forms, FormReading bodies, Steps steps) {
        this.reading = reading;
        this.views = views;
        this.forms = forms;
        this.bodies = bodies;
        this.steps = steps;
    }

    @GetMapping(PATH)
    ModelAndView form(Caller by, @PathVariable String number, Page page) {
        MatterNumber of = MatterNumber.named(number);
        var reasons = reading.actions(by, of).stream()
                .filter(action -> action.action().equals(HAND_OVER))
                .flatMap(action -> action.reasons().stream())
                .toList();
        return page(by, of, Typed.nothing(), new Trouble(List.of(), reasons, List.of()), page);
    }

    @PostMapping(PATH)
    ModelAndView handOver(
            Caller by,
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> sent,
            Optional<IdempotencyKey> key,
            Page page) {
        MatterNumber of = MatterNumber.named(number);
        var typed = new Typed(sent);
        try {
            var wanted = instructions(by, typed);
            var taken = steps.take(by, of, wanted, typed.version(), key);
            String done = wanted.size() > 1 ? "matter.out_of_district.done" : "matter.out_of_district.handed";
            if (taken.whole()) page.say(Flash.Kind.DONE, done, of);
            else page.say(Flash.Kind.WARNING, "matter.out_of_district.half", of);
        } catch (Invalid invalid) {
            return again(by, of, typed, Trouble.of(invalid.errors()), HttpStatus.UNPROCESSABLE_CONTENT, page);
        } catch (Refused refused) {
            return again(by, of, typed, trouble(refused.reasons()), HttpStatus.CONFLICT, page);
        } catch (Overtaken faster) {
            var reasons = List.of(Refusal.of(ProblemCode.VERSION_CONFLICT));
            return again(by, of, typed, trouble(reasons), HttpStatus.PRECONDITION_FAILED, page);
        }
        return new ModelAndView(reading.exists(by, of) ? "redirect:/matters/" + of : "redirect:/work");
    }

    /** Whoever may not conclude hands over; the centre's triage concludes. */
    private List<Instruction> instructions(Caller by, Typed typed) {
        var errors = new ArrayList<FieldError>();
        var instructions = new ArrayList<Instruction>();
        typed.set("outcome", Outcome.OUT_OF_DISTRICT.name());
        typed.set("note", typed.one("summary"));
        if (typed.one("summary") == null) {
            typed.drop("note");
            errors.add(FieldError.of("summary", MatterRefusal.REQUIRED));
        }
        try {
            instructions.add(bodies.instruction(by, HAND_OVER, typed));
        } catch (Invalid invalid) {
            errors.addAll(0, invalid.errors());
        }
        if (!errors.isEmpty()) throw new Invalid(errors);
        typed.drop("note");
        if (by.may(Permission.CONCLUDE)) instructions.add(bodies.instruction(by, "conclude", typed));
        return instructions;
    }

    private static Trouble trouble(List<Refusal> reasons) {
        return new Trouble(List.of(), reasons, List.of());
    }

    private ModelAndView again(
            Caller by, MatterNumber number, Typed typed, Trouble trouble, HttpStatus status, Page page) {
        var answer = page(by, number, typed, trouble, page);
        answer.setStatus(status);
        return answer;
    }

    private ModelAndView page(Caller by, MatterNumber number, Typed typed, Trouble trouble, Page page) {
        var sheet = reading.sheet(by, number);
        var form = forms.open(by, sheet, HAND_OVER, typed, trouble, views.names(by, page));
        String summary = typed.has("summary") ? typed.one("summary") : "";
        return new ModelAndView("matter/outOfDistrict", Map.of("form", form, "sheet", sheet, "summary", summary));
    }
}
