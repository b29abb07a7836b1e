package org.shanzhi.matter.page;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.matter.Emergencies;
import org.shanzhi.matter.EmergencyReason;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.matter.MatterRefusal;
import org.shanzhi.policy.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 紧急查阅: what it means, said before it is done; the page says nothing about whether there is such a matter. */
@Controller
class EmergencyPages {
    private final Emergencies emergencies;
    private final MatterReading reading;

    EmergencyPages(Emergencies emergencies, MatterReading reading) {
        this.emergencies = emergencies;
        this.reading = reading;
    }

    @GetMapping("/matters/{number}/emergency")
    ModelAndView warn(Caller by, @PathVariable String number, Page page) {
        MatterNumber of = possible(by, number);
        if (reading.exists(by, of)) return new ModelAndView("redirect:/matters/" + of);
        return form(of, null, "", List.of(), page);
    }

    @PostMapping("/matters/{number}/emergency")
    ModelAndView open(
            Caller by,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String text,
            Page page) {
        MatterNumber of = possible(by, number);
        try {
            emergencies.open(by, of, reason(reason), text);
        } catch (Invalid invalid) {
            ModelAndView again = form(of, reason, text, invalid.errors(), page);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        return new ModelAndView("redirect:/matters/" + of);
    }

    private MatterNumber possible(Caller by, String number) {
        if (!emergencies.possible(by)) throw new NotFound("matter");
        return MatterNumber.named(number);
    }

    private static EmergencyReason reason(String code) {
        return Arrays.stream(EmergencyReason.values())
                .filter(reason -> reason.name().equals(code))
                .findFirst()
                .orElseThrow(() -> new Invalid("reason", MatterRefusal.REQUIRED));
    }

    private static ModelAndView form(
            MatterNumber number, String chosen, String text, List<FieldError> errors, Page page) {
        var model = new HashMap<String, Object>();
        model.put("number", number.toString());
        model.put(
                "reasons",
                Arrays.stream(EmergencyReason.values())
                        .map(reason -> Choice.of(reason.name(), page.t("EmergencyReason." + reason)))
                        .toList());
        model.put("chosen", chosen);
        model.put("text", text);
        model.put("most", Emergencies.LONGEST_TEXT);
        model.put("minutes", Emergencies.TIME.toMinutes());
        model.put("errors", errors);
        return new ModelAndView("matter/emergency", model);
    }
}
