package org.shanzhi.intake.web;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shanzhi.access.Masked;
import org.shanzhi.access.Vault;
import org.shanzhi.intake.IntakeRefusal;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.idempotency.IdempotencyKey;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.web.HttpProblem;
import org.shanzhi.matter.Act;
import org.shanzhi.matter.BodyReading;
import org.shanzhi.matter.Command;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.Kind;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.Matters;
import org.shanzhi.matter.Matters.Done;
import org.shanzhi.matter.Registration;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Policies;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 即办: what somebody asks and what they are answered, on one screen, by keys, and at once ready for the next. */
@Controller
class SpotPages {
    static final String SPOT = DeskPages.DESK + "/spot";
    private static final String KEPT = "X-Keep";

    private final Matters matters;
    private final DeskStore store;
    private final BodyReading bodies;
    private final DeskChoices choices;
    private final AnswerChoices answers;
    private final Policies policies;
    private final Vault vault;
    private final Clock clock;

    SpotPages(
            Matters matters,
            DeskStore store,
            BodyReading bodies,
            DeskChoices choices,
            AnswerChoices answers,
            Policies policies,
            Vault vault,
            Clock clock) {
        this.matters = matters;
        this.store = store;
        this.bodies = bodies;
        this.choices = choices;
        this.answers = answers;
        this.policies = policies;
        this.vault = vault;
        this.clock = clock;
    }

    /** @param done the number that was just given, to be told once more after a redirect */
    @GetMapping(SPOT)
    ModelAndView empty(Caller by, @RequestParam(required = false) String done, HttpSession session, Page page) {
        by.require(Permission.ANSWER);
        return next(SpotDay.of(session), done, page);
    }

    /** Answers with the next empty form; without a script it is another page, so that going back sends nothing again. */
    @PostMapping(SPOT)
    ModelAndView answer(
            Caller by,
            Optional<IdempotencyKey> key,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestHeader(name = KEPT, required = false) String kept,
            HttpSession session,
            Page page) {
        by.require(Permission.ANSWER);
        try {
            var line = answered(by, key, sent, page);
            var day = SpotDay.of(session).after(new DeskForm(sent), line);
            day.keep(session);
            if (kept == null) return new ModelAndView("redirect:" + SPOT + "?done=" + line.number());
            return next(day, line.number(), page);
        } catch (Invalid invalid) {
            return failed(sent, invalid.errors(), List.of(), HttpStatus.UNPROCESSABLE_CONTENT, session, page);
        } catch (Refused refused) {
            return failed(sent, List.of(), refused.reasons(), HttpStatus.CONFLICT, session, page);
        } catch (HttpProblem problem) {
            // its answer was lost on the way, and the words were changed before it was sent again
            var before = store.before(by, key).orElseThrow(() -> problem);
            var stored = List.of(Refusal.of(IntakeRefusal.STORED_BEFORE, before));
            return failed(sent, List.of(), stored, HttpStatus.CONFLICT, session, page);
        }
    }

    /** A ready-made answer where no script puts it into the text. */
    @PostMapping(SPOT + "/ready")
    ModelAndView ready(
            Caller by,
            @RequestParam String ready,
            @RequestParam MultiValueMap<String, String> sent,
            HttpSession session,
            Page page) {
        by.require(Permission.ANSWER);
        var form = new DeskForm(sent);
        String begun = form.has("text") ? form.value("text").strip() + " " : "";
        form.set("text", begun + policies.vocabulary().label("ready_answers", ready, page.locale()));
        return shown(form, List.of(), List.of(), SpotDay.of(session), null, page);
    }

    private SpotDay.Line answered(
            Caller by, Optional<IdempotencyKey> key, MultiValueMap<String, String> sent, Page page) {
        var form = SpotForm.orAnonymous(SpotForm.registration(sent, policies.taxonomy(), page.t("spot.unnamed")));
        var told = SpotForm.named(form) ? new FreeText(page.t("spot.notice.recorded")) : null;
        MatterNumber number = store.once(by, key, told, act -> write(by, form, act));
        String title = Masked.text(SpotForm.title(form.value("body")));
        String name = form.value(DeskForm.party(0, "name"));
        return new SpotDay.Line(
                number.toString(),
                clock.instant(),
                name == null || name.length() < 2 ? title : title.replace(name, Masked.name(name)));
    }

    private Done write(Caller by, DeskForm form, Act act) {
        var errors = new ArrayList<>(SpotForm.wrong(form));
        Registration registration = store.read(by, form, errors);
        // the title is made of the words, so what is wrong with it is said there
        errors.removeIf(error -> error.field().equals("title"));
        Command.Answer answer = null;
        try {
            answer = (Command.Answer) bodies.command(by, "answer", SpotForm.answer(form));
        } catch (Invalid invalid) {
            errors.addAll(invalid.errors());
        }
        if (!errors.isEmpty()) throw new Invalid(errors);
        return matters.answerOnTheSpot(by, registration, answer, act);
    }

    private ModelAndView failed(
            MultiValueMap<String, String> sent,
            List<FieldError> errors,
            List<Refusal> reasons,
            HttpStatus status,
            HttpSession session,
            Page page) {
        var again = shown(new DeskForm(sent), errors, reasons, SpotDay.of(session), null, page);
        again.setStatus(status);
        return again;
    }

    private ModelAndView next(SpotDay day, String done, Page page) {
        return shown(SpotForm.fresh(day), List.of(), List.of(), day, done, page);
    }

    private ModelAndView shown(
            DeskForm form, List<FieldError> errors, List<Refusal> reasons, SpotDay day, String done, Page page) {
        var model = new HashMap<String, Object>();
        model.put("form", form);
        model.put("errors", errors);
        model.put("reasons", reasons);
        model.put("choices", choices(page));
        model.put("day", day);
        var line = day.line(done).orElse(null);
        model.put("done", line);
        model.put("code", line == null ? null : vault.queryCode(line.number()));
        model.put("key", UUID.randomUUID().toString());
        return new ModelAndView("intake/spot", model);
    }

    private SpotChoices choices(Page page) {
        return new SpotChoices(
                choices.types(page, null),
                choices.listed(page, "channels"),
                choices.listed(page, "ready_answers"),
                answers.outcomes(Kind.REQUEST, page),
                answers.replies(page));
    }
}
