package org.shanzhi.matter.page;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.page.Typed;
import org.shanzhi.matter.GrantPurpose;
import org.shanzhi.matter.Grants;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.matter.MatterRefusal;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Staff;
import org.shanzhi.policy.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 谁能看到: who reads a matter and why, and letting somebody else read it for a time. */
@Controller
class GrantPages {
    private static final int MOST_FOUND = 20;
    private static final int USUAL_DAYS = 30;

    private final MatterReading reading;
    private final Grants grants;
    private final SeenViews views;
    private final Organisation organisation;
    private final Clock clock;

    GrantPages(MatterReading reading, Grants grants, SeenViews views, Organisation organisation, Clock clock) {
        this.reading = reading;
        this.grants = grants;
        this.views = views;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** @param q part of the name of somebody who is looked for */
    @GetMapping("/matters/{number}/access")
    ModelAndView look(Caller by, @PathVariable String number, @RequestParam(defaultValue = "") String q, Page page) {
        return page(by, MatterNumber.named(number), q, Typed.nothing(), List.of(), List.of(), page);
    }

    @PostMapping("/matters/{number}/access")
    ModelAndView give(
            Caller by, @PathVariable String number, @RequestParam MultiValueMap<String, String> sent, Page page) {
        MatterNumber of = MatterNumber.named(number);
        var typed = new Typed(sent);
        try {
            Staff staff = staff(by, typed);
            grants.give(by, of, staff.id(), purpose(typed), day(typed));
            page.say(Flash.Kind.DONE, "seen.given", staff.name());
            return new ModelAndView("redirect:/matters/" + of + "/access");
        } catch (Invalid invalid) {
            return again(by, of, typed, invalid.errors(), List.of(), HttpStatus.UNPROCESSABLE_CONTENT, page);
        } catch (Refused refused) {
            return again(by, of, typed, List.of(), refused.reasons(), HttpStatus.CONFLICT, page);
        }
    }

    @PostMapping("/matters/{number}/access/{username}/end")
    ModelAndView end(Caller by, @PathVariable String number, @PathVariable String username, Page page) {
        MatterNumber of = MatterNumber.named(number);
        Staff staff = organisation.staffByUsername(by.district(), username).orElseThrow(() -> new NotFound("staff"));
        try {
            grants.end(by, of, staff.id());
            page.say(Flash.Kind.DONE, "seen.ended", staff.name());
        } catch (Refused refused) {
            refused.reasons()
                    .forEach(reason -> page.say(
                            Flash.Kind.WARNING, "refusal." + reason.code().name()));
        }
        return new ModelAndView("redirect:/matters/" + of + "/access");
    }

    private ModelAndView again(
            Caller by,
            MatterNumber number,
            Typed typed,
            List<FieldError> errors,
            List<Refusal> reasons,
            HttpStatus status,
            Page page) {
        String looked = typed.one("q") == null ? "" : typed.one("q");
        ModelAndView answer = page(by, number, looked, typed, errors, reasons, page);
        answer.setStatus(status);
        return answer;
    }

    private ModelAndView page(
            Caller by,
            MatterNumber number,
            String q,
            Typed typed,
            List<FieldError> errors,
            List<Refusal> reasons,
            Page page) {
        var whole = reading.whole(by, number, 0, 1);
        var seen = views.of(by, whole, page);
        LocalDate today = ChinaTime.day(clock.instant());
        var model = new HashMap<String, Object>();
        model.put("number", number.toString());
        model.put("title", whole.sheet().title());
        model.put("seen", seen);
        model.put("q", q);
        model.put("found", seen.gives() ? found(by, q) : List.of());
        model.put(
                "purposes",
                Arrays.stream(GrantPurpose.values())
                        .map(purpose -> Choice.of(purpose.name(), page.t("matter.purpose." + purpose)))
                        .toList());
        model.put("typed", typed);
        model.put(
                "last",
                typed.has("last")
                        ? typed.one("last")
                        : today.plusDays(USUAL_DAYS).toString());
        model.put("errors", errors);
        model.put("reasons", reasons);
        return new ModelAndView("matter/access", model);
    }

    private List<Choice> found(Caller by, String q) {
        return grants.candidates(by, q, MOST_FOUND).stream()
                .map(staff -> new Choice(
                        staff.username(),
                        staff.name(),
                        views.serves(by.district(), staff.id()) + " " + staff.username()))
                .toList();
    }

    private Staff staff(Caller by, Typed typed) {
        if (!typed.has("to")) throw new Invalid("to", MatterRefusal.REQUIRED);
        return organisation
                .staffByUsername(by.district(), typed.one("to"))
                .orElseThrow(() -> new Invalid("to", MatterRefusal.UNKNOWN_STAFF));
    }

    private static GrantPurpose purpose(Typed typed) {
        return Arrays.stream(GrantPurpose.values())
                .filter(purpose -> purpose.name().equals(typed.one("purpose")))
                .findFirst()
                .orElseThrow(() -> new Invalid("purpose", MatterRefusal.REQUIRED));
    }

    private static LocalDate day(Typed typed) {
        try {
            return LocalDate.parse(typed.has("last") ? typed.one("last") : "");
        } catch (DateTimeException e) {
            throw new Invalid("last", MatterRefusal.BAD_DATE);
        }
    }
}
