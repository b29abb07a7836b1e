package org.shanzhi.matter.page;

import java.util.HashMap;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.paper.Pdf;
import org.shanzhi.matter.Event.HandedOver;
import org.shanzhi.matter.Flag;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.matter.Outcome;
import org.shanzhi.matter.Recorded;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * 移送函 to the body that takes a matter over, and 告知书 for whoever asked. Masked as on the screen: what the other side needs
 * to reach somebody goes apart from the letter. Of a case of violence no paper goes home.
 */
@Controller
class LetterPages {
    private final MatterReading reading;
    private final MatterViews views;
    private final Organisation organisation;
    private final Pdf pdf;

    LetterPages(MatterReading reading, MatterViews views, Organisation organisation, Pdf pdf) {
        this.reading = reading;
        this.views = views;
        this.organisation = organisation;
        this.pdf = pdf;
    }

    @GetMapping("/matters/{number}/letters.pdf")
    ResponseEntity<byte[]> letters(Caller by, @PathVariable String number, Page page) {
        MatterNumber of = MatterNumber.named(number);
        Recorded last = reading.since(by, of, HandedOver.class, 1)
                .map(since -> since.events().getFirst())
                .orElseThrow(() -> new NotFound("letter"));
        var view = views.read(by, of, 0, page);
        var unit = organisation.unit(by.district(), view.sheet().unitOnPaper());
        var model = new HashMap<String, Object>();
        model.put("view", view);
        model.put("handed", (HandedOver) last.event());
        model.put("at", last.at());
        model.put("route", views.names(by, page).label("routes", ((HandedOver) last.event()).route()));
        model.put("outside", view.sheet().outcome() == Outcome.OUT_OF_DISTRICT);
        model.put("home", !view.sheet().flags().contains(Flag.DV));
        model.put("unit", unit.name());
        model.put("phone", unit.phone());
        return Pdf.inline(pdf.render("matter/letters", model, page), of + "-letters.pdf");
    }
}
