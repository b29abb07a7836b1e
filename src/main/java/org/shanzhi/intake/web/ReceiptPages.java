package org.shanzhi.intake.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.shanzhi.calendar.WhyThisDay;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.paper.Pdf;
import org.shanzhi.kernel.web.RequestIds;
import org.shanzhi.matter.Act;
import org.shanzhi.matter.BodyReading;
import org.shanzhi.matter.Command;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.matter.MatterSheet;
import org.shanzhi.matter.Matters;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.node.JsonNodeFactory;

/** 回执: the number and the code in hand, what happens next and by when; accept or answer while the person is still there. */
@Controller
class ReceiptPages {
    private static final String PATH = DeskPages.DESK + "/receipt/{number:[A-Za-z0-9-]+}";
    private static final List<String> OF_ANSWER = List.of("text", "outcome", "resident");

    private final Matters matters;
    private final MatterReading reading;
    private final BodyReading bodies;
    private final Receipts receipts;
    private final AnswerChoices answers;
    private final Pdf pdf;

    ReceiptPages(
            Matters matters,
            MatterReading reading,
            BodyReading bodies,
            Receipts receipts,
            AnswerChoices answers,
            Pdf pdf) {
        this.matters = matters;
        this.reading = reading;
        this.bodies = bodies;
        this.receipts = receipts;
        this.answers = answers;
        this.pdf = pdf;
    }

    static String path(String number) {
        return DeskPages.DESK + "/receipt/" + number;
    }

    @GetMapping(PATH)
    ModelAndView receipt(Caller by, @PathVariable String number, Page page) {
        return shown(by, MatterNumber.named(number), page, Map.of(), List.of(), List.of());
    }

    @GetMapping(PATH + ".pdf")
    ResponseEntity<byte[]> paper(Caller by, @PathVariable String number, Page page) {
        by.require(Permission.REGISTER);
        MatterSheet sheet = reading.sheet(by, MatterNumber.named(number));
        var model = Map.of("receipt", receipts.of(by.district(), sheet, page.locale()));
        return Pdf.inline(pdf.render("intake/paper", model, page), sheet.number() + ".pdf");
    }

    @PostMapping(PATH + "/accept")
    ModelAndView accept(Caller by, @PathVariable String number, Page page) {
        MatterNumber of = MatterNumber.named(number);
        try {
            matters.act(by, of, new Command.Accept(), Act.plain(RequestIds.current()));
        } catch (Refused refused) {
            var again = shown(by, of, page, Map.of(), List.of(), refused.reasons());
            again.setStatus(HttpStatus.CONFLICT);
            return again;
        }
        page.say(Flash.Kind.DONE, "intake.accepted", of);
        return new ModelAndView("redirect:" + path(of.toString()));
    }

    @PostMapping(PATH + "/answer")
    ModelAndView answer(Caller by, @PathVariable String number, @RequestParam Map<String, String> typed, Page page) {
        MatterNumber of = MatterNumber.named(number);
        var body = JsonNodeFactory.instance.objectNode();
        for (String field : OF_ANSWER) {
            if (!typed.getOrDefault(field, "").isBlank()) body.put(field, typed.get(field));
        }
        try {
            var act = new Act(null, List.of(), OptionalInt.empty(), RequestIds.current(), null);
            matters.act(by, of, bodies.command(by, "answer", body), act);
        } catch (Invalid invalid) {
            return failed(shown(by, of, page, typed, invalid.errors(), List.of()), HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Refused refused) {
            return failed(shown(by, of, page, typed, List.of(), refused.reasons()), HttpStatus.CONFLICT);
        }
        page.say(Flash.Kind.DONE, "intake.answered", of);
        return new ModelAndView("redirect:" + path(of.toString()));
    }

    private static ModelAndView failed(ModelAndView page, HttpStatus status) {
        page.setStatus(status);
        return page;
    }

    private ModelAndView shown(
            Caller by,
            MatterNumber number,
            Page page,
            Map<String, String> typed,
            List<FieldError> errors,
            List<Refusal> refused) {
        by.require(Permission.REGISTER);
        MatterSheet sheet = reading.sheet(by, number);
        Receipt receipt = receipts.of(by.district(), sheet, page.locale());
        var model = new HashMap<String, Object>();
        model.put("receipt", receipt);
        model.put("why", receipt.due() == null ? List.of() : why(by, number, receipt, page));
        model.put("actions", reading.actions(by, number));
        model.put(
                "form",
                new AnswerForm(typed, errors, refused, answers.outcomes(sheet.kind(), page), answers.replies(page)));
        return new ModelAndView("intake/receipt", model);
    }

    private Object why(Caller by, MatterNumber number, Receipt receipt, Page page) {
        return WhyThisDay.steps(reading.explain(by, number, receipt.due().clock()), page);
    }
}
