package org.shanzhi.matter.page;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.matter.PartyField;
import org.shanzhi.matter.RevealReason;
import org.shanzhi.matter.RevealRequest;
import org.shanzhi.matter.Reveals;
import org.shanzhi.matter.life.Revealing;
import org.shanzhi.policy.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 申请查看: asking to see what is shown only when another person agrees, and deciding on it. */
@Controller
class AskToSeePages {
    private final Reveals reveals;
    private final MatterReading reading;
    private final Names names;

    AskToSeePages(Reveals reveals, MatterReading reading, Names names) {
        this.reveals = reveals;
        this.reading = reading;
        this.names = names;
    }

    /** @param party who is asked about, when somebody comes from there */
    @GetMapping("/matters/{number}/reveals")
    ModelAndView look(Caller by, @PathVariable String number, @RequestParam(defaultValue = "0") int party, Page page) {
        return page(by, MatterNumber.named(number), party, List.of(), page);
    }

    @PostMapping("/matters/{number}/reveals")
    ModelAndView ask(
            Caller by,
            @PathVariable String number,
            @RequestParam int party,
            @RequestParam PartyField field,
            @RequestParam RevealReason reason,
            Page page) {
        MatterNumber of = MatterNumber.named(number);
        try {
            reveals.ask(by, of, party, field, reason);
        } catch (Refused refused) {
            ModelAndView again = page(by, of, party, refused.reasons(), page);
            again.setStatus(HttpStatus.CONFLICT);
            return again;
        }
        page.say(Flash.Kind.DONE, "reveals.asked");
        return new ModelAndView("redirect:/matters/" + of + "/reveals");
    }

    @PostMapping("/matters/{number}/reveals/{no}")
    ModelAndView decide(
            Caller by, @PathVariable String number, @PathVariable int no, @RequestParam boolean agree, Page page) {
        MatterNumber of = MatterNumber.named(number);
        try {
            reveals.decide(by, of, no, agree);
        } catch (Refused refused) {
            ModelAndView again = page(by, of, 0, refused.reasons(), page);
            again.setStatus(HttpStatus.CONFLICT);
            return again;
        }
        page.say(Flash.Kind.DONE, agree ? "reveals.agreed" : "reveals.refused");
        return new ModelAndView("redirect:/matters/" + of + "/reveals");
    }

    private ModelAndView page(Caller by, MatterNumber number, int party, List<Refusal> reasons, Page page) {
        var whole = reading.whole(by, number, 0, 1);
        var asked = reveals.of(by, number);
        var reader = names.of(by.district(), page.locale());
        var parties = whole.sheet().parties().stream()
                .filter(p -> whole.reveals().get(p.no()) == Revealing.APPROVED)
                .map(p -> Choice.of(
                        String.valueOf(p.no()), page.t("reveals.party", p.no(), page.t("PartyRole." + p.role()))))
                .toList();
        var model = new HashMap<String, Object>();
        model.put("number", number.toString());
        model.put("parties", parties);
        model.put("chosen", String.valueOf(party));
        model.put("fields", choices(PartyField.values(), "PartyField.", page));
        model.put("whys", choices(RevealReason.values(), "RevealReason.", page));
        model.put("toDecide", lines(asked.toDecide(), reader, page));
        model.put("own", lines(asked.own(), reader, page));
        model.put("reasons", reasons);
        return new ModelAndView("matter/reveals", model);
    }

    private static List<Choice> choices(Enum<?>[] codes, String prefix, Page page) {
        return Arrays.stream(codes)
                .map(code -> Choice.of(code.name(), page.t(prefix + code)))
                .toList();
    }

    private static List<AskedLine> lines(List<RevealRequest> requests, Names.Reader names, Page page) {
        return requests.stream()
                .map(one -> new AskedLine(
                        one,
                        names.staff(one.askedBy()),
                        page.t("reveals.what", one.party(), page.t("PartyField." + one.field())),
                        page.t("RevealReason." + one.reason())))
                .toList();
    }
}
