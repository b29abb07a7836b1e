package org.shanzhi.routing.whistle.web;

import java.util.HashMap;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.paper.Pdf;
import org.shanzhi.kernel.web.PublicAddress;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 吹哨单 on paper, to be handed over and signed: what the page of the whistle shows its reader, and no more. */
@Controller
class WhistleSlipPages {
    private final WhistleViews views;
    private final Organisation organisation;
    private final PublicAddress address;
    private final Pdf pdf;

    WhistleSlipPages(WhistleViews views, Organisation organisation, PublicAddress address, Pdf pdf) {
        this.views = views;
        this.organisation = organisation;
        this.address = address;
        this.pdf = pdf;
    }

    @GetMapping(WhistlePages.WHISTLES + "/{number}/{no}/slip.pdf")
    ResponseEntity<byte[]> slip(Caller by, @PathVariable String number, @PathVariable int no, Page page) {
        by.require(Permission.READ_MATTERS);
        MatterNumber of = MatterNumber.named(number);
        var view = views.of(by, of, no, Trouble.NONE, page);
        var model = new HashMap<String, Object>();
        model.put("view", view);
        model.put("phone", organisation.unit(by.district(), view.sheet().unit()).phone());
        model.put("link", address.of(view.path()).toUriString());
        return Pdf.inline(pdf.render("routing/whistleSlip", model, page), of + "-whistle-" + no + ".pdf");
    }
}
