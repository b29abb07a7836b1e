package org.shanzhi.matter.page;

import java.util.Map;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.matter.PartyField;
import org.shanzhi.matter.RevealReason;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 查看: one field of a party in full, for a reason, logged. */
@Controller
class RevealPages {
    private final MatterReading reading;

    RevealPages(MatterReading reading) {
        this.reading = reading;
    }

    @PostMapping("/matters/{number}/parties/{party}/reveal")
    ModelAndView reveal(
            Caller by,
            @PathVariable String number,
            @PathVariable int party,
            @RequestParam PartyField field,
            @RequestParam RevealReason reason,
            @RequestHeader(name = "HX-Request", required = false) String part,
            Page page) {
        MatterNumber of = MatterNumber.named(number);
        var shown = reading.reveal(by, of, party, field, reason);
        return new ModelAndView(
                part == null ? "matter/revealedPage" : "matter/revealed",
                Map.of(
                        "label",
                        page.t("PartyField." + field),
                        "value",
                        shown.orElseGet(() -> page.t("matter.revealed_nothing")),
                        "number",
                        of.toString(),
                        "party",
                        party,
                        "reason",
                        page.t("RevealReason." + reason)));
    }
}
