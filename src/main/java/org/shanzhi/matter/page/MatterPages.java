package org.shanzhi.matter.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Overtaken;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.idempotency.IdempotencyKey;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.page.Typed;
import org.shanzhi.matter.Emergencies;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.matter.page.ActionForm.Trouble;
import org.shanzhi.policy.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.WebUtils;

/** 事项: one matter, what can be done with it, and doing it. */
@Controller
class MatterPages {
    private static final int MOST_MEANWHILE = 20;

    private final MatterReading reading;
    private final MatterViews views;
    private final ActionForms forms;
    private final Acting acting;
    private final Emergencies emergencies;

    MatterPages(MatterReading reading, MatterViews views, ActionForms forms, Acting acting, Emergencies emergencies) {
        this.reading = reading;
        this.views = views;
        this.forms = forms;
        this.acting = acting;
        this.emergencies = emergencies;
    }

    /**
     * @param action whose form is open, for browsers without a script
     * @param before of a long timeline, the part before this version
     * @param no of the supervision or the task that the form is about
     * @param then where the action leads when it is done: the desk from which somebody came
     */
    @GetMapping("/matters/{number}")
    ModelAndView matter(
            Caller by,
            @PathVariable String number,
            @RequestParam(name = "do", required = false) String action,
            @RequestParam(defaultValue = "0") int before,
            @RequestParam(required = false) String then,
            @RequestParam(required = false) String no,
            Page page) {
        MatterNumber of = MatterNumber.named(number);
        MatterView view;
        try {
            view = views.read(by, of, before, page);
        } catch (NotFound unseen) {
            if (!emergencies.possible(by)) throw unseen;
            return notSeen(of);
        }
        ActionForm form = action == null
                ? null
                : forms.open(by, view.sheet(), action, coming(then, no), Trouble.NONE, views.names(by, page));
        return whole(view, form);
    }

    /** As for a number that nobody has; those who may are told of the way that is left in an emergency. */
    private static ModelAndView notSeen(MatterNumber number) {
        var answer = new ModelAndView("matter/notSeen", Map.of("number", number.toString()));
        answer.setStatus(HttpStatus.NOT_FOUND);
        return answer;
    }

    /** The form of an action, in place. */
    @GetMapping("/matters/{number}/actions/{action}")
    ModelAndView form(
            Caller by,
            @PathVariable String number,
            @PathVariable String action,
            @RequestHeader(name = "HX-Request", required = false) String part,
            Page page) {
        MatterNumber of = MatterNumber.named(number);
        forms.action(action);
        if (part == null) return new ModelAndView("redirect:/matters/" + of + "?do=" + action);
        var sheet = reading.sheet(by, of);
        var form = forms.open(by, sheet, action, Typed.nothing(), Trouble.NONE, views.names(by, page));
        return new ModelAndView("matter/actionForm", Map.of("form", form));
    }

    @PostMapping("/matters/{number}/actions/{action}")
    ModelAndView act(
            Caller by,
            @PathVariable String number,
            @PathVariable String action,
            @RequestParam MultiValueMap<String, String> fields,
            Optional<IdempotencyKey> key,
            HttpServletRequest request,
            Page page) {
        MatterNumber of = MatterNumber.named(number);
        var policy = forms.action(action);
        var typed = new Typed(fields);
        var upload = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        if (upload != null) acting.store(by, policy, typed, upload.getMultiFileMap());
        try {
            acting.act(by, of, policy, typed, key);
        } catch (Invalid invalid) {
            return again(by, of, action, typed, Trouble.of(invalid.errors()), HttpStatus.UNPROCESSABLE_CONTENT, page);
        } catch (Refused refused) {
            var trouble = new Trouble(List.of(), refused.reasons(), List.of());
            return again(by, of, action, typed, trouble, HttpStatus.CONFLICT, page);
        } catch (Overtaken faster) {
            var trouble = new Trouble(List.of(), List.of(), meanwhile(by, of, typed, page));
            return again(by, of, action, typed, trouble, HttpStatus.PRECONDITION_FAILED, page);
        }
        page.say(Flash.Kind.DONE, "matter.done", policy.label(page.locale()), of);
        if (ActionForm.leads(typed.one(ActionForm.THEN)))
            return new ModelAndView("redirect:" + typed.one(ActionForm.THEN));
        // what was passed on may be out of one's sight now
        return new ModelAndView(reading.exists(by, of) ? "redirect:/matters/" + of : "redirect:/work");
    }

    private static Typed coming(String then, String no) {
        var typed = Typed.nothing();
        if (no != null) typed.set("no", no);
        if (then != null) typed.set(ActionForm.THEN, then);
        return typed;
    }

    private ModelAndView again(
            Caller by, MatterNumber number, String action, Typed typed, Trouble trouble, HttpStatus status, Page page) {
        MatterView view = views.read(by, number, 0, page);
        var form = forms.open(by, view.sheet(), action, typed, trouble, views.names(by, page));
        ModelAndView answer = whole(view, form);
        answer.setStatus(status);
        return answer;
    }

    /** What others did since the version that was on the screen. */
    private List<String> meanwhile(Caller by, MatterNumber number, Typed typed, Page page) {
        var words = views.events(by, number, page);
        return reading.events(by, number, typed.version().orElse(0), MOST_MEANWHILE).items().stream()
                .map(words::happened)
                .map(h -> page.t("matter.meanwhile", h.who(), page.times().brief(h.at()), h.what()))
                .toList();
    }

    private static ModelAndView whole(MatterView view, ActionForm form) {
        var model = new HashMap<String, Object>();
        model.put("view", view);
        model.put("form", form);
        return new ModelAndView("matter/matter", model);
    }
}
