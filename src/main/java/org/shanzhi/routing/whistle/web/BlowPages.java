package org.shanzhi.routing.whistle.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.idempotency.IdempotencyKey;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.page.Typed;
import org.shanzhi.matter.FormReading;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.matter.Steps;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.shanzhi.routing.WhistleKind;
import org.shanzhi.routing.WhistleReading;
import org.shanzhi.routing.WhistleRefusal;
import org.shanzhi.routing.whistle.People;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 吹哨: which kind, whom to call, and for what. */
@Controller
class BlowPages {
    private static final String PATH = "/matters/{number}/whistle";
    private static final String WHISTLE = "whistle";

    private final MatterReading matters;
    private final WhistleReading whistles;
    private final FormReading forms;
    private final Steps steps;
    private final People people;
    private final Organisation organisation;
    private final CallWords words;

    BlowPages(
            MatterReading matters,
            WhistleReading whistles,
            FormReading forms,
            Steps steps,
            People people,
            Organisation organisation,
            CallWords words) {
        this.matters = matters;
        this.whistles = whistles;
        this.forms = forms;
        this.steps = steps;
        this.people = people;
        this.organisation = organisation;
        this.words = words;
    }

    @GetMapping(PATH)
    ModelAndView form(Caller by, @PathVariable String number, Page page) {
        by.require(Permission.WHISTLE);
        return shown(by, MatterNumber.named(number), Typed.nothing(), List.of(), List.of(), page);
    }

    @PostMapping(PATH)
    ModelAndView blow(
            Caller by,
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> sent,
            Optional<IdempotencyKey> key,
            Page page) {
        by.require(Permission.WHISTLE);
        MatterNumber of = MatterNumber.named(number);
        var typed = new Typed(sent);
        try {
            // whoever whistles needs the department whatever a colleague wrote meanwhile
            steps.take(by, of, List.of(forms.instruction(by, WHISTLE, typed)), OptionalInt.empty(), key);
        } catch (Invalid invalid) {
            var answer = shown(by, of, typed, invalid.errors(), List.of(), page);
            answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return answer;
        } catch (Refused refused) {
            var answer = shown(by, of, typed, List.of(), refused.reasons(), page);
            answer.setStatus(HttpStatus.CONFLICT);
            return answer;
        }
        page.say(Flash.Kind.DONE, "whistle.blown");
        int last = whistles.of(by, of).getLast().no();
        return new ModelAndView("redirect:" + WhistlePages.WHISTLES + "/" + of + "/" + last);
    }

    private ModelAndView shown(
            Caller by, MatterNumber number, Typed typed, List<FieldError> errors, List<Refusal> reasons, Page page) {
        var sheet = matters.sheet(by, number);
        var not = matters.actions(by, number).stream()
                .filter(action -> action.action().equals(WHISTLE))
                .flatMap(action -> action.reasons().stream())
                .toList();
        var barred = new HashMap<String, Refusal>();
        if (!people.blowsHard(by))
            barred.put(WhistleKind.HARD.name(), Refusal.of(WhistleRefusal.HARD_WHISTLE_NEEDS_HEAD));
        var view = new BlowView(
                sheet.number(),
                sheet.title(),
                kinds(page),
                barred,
                chosen(by, typed),
                not,
                errors,
                reasons,
                typed,
                UUID.randomUUID().toString());
        return new ModelAndView("routing/blow", Map.of("view", view));
    }

    private List<Choice> kinds(Page page) {
        return Arrays.stream(WhistleKind.values())
                .map(kind -> new Choice(kind.name(), words.kind(kind.name(), page), page.t("whistle.kind." + kind)))
                .toList();
    }

    private List<Choice> chosen(Caller by, Typed typed) {
        return typed.all("units").stream()
                .flatMap(code -> organisation.byCode(by.district(), code).stream())
                .map(unit -> Choice.of(unit.code(), unit.name()))
                .toList();
    }
}
