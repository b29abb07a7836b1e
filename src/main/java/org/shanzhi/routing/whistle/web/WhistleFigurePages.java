package org.shanzhi.routing.whistle.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Unit;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.RoleScope;
import org.shanzhi.routing.WhistleFigures;
import org.shanzhi.routing.whistle.web.FigureRows.AnsweredRow;
import org.shanzhi.routing.whistle.web.FigureRows.BlownRow;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 吹哨统计, of units. */
@Controller
class WhistleFigurePages {
    private final WhistleFigures figures;
    private final Organisation organisation;
    private final Policies policies;

    WhistleFigurePages(WhistleFigures figures, Organisation organisation, Policies policies) {
        this.figures = figures;
        this.organisation = organisation;
        this.policies = policies;
    }

    /** Of whistles blown between two days; without them, in the last ninety. */
    @GetMapping(WhistlePages.WHISTLES + "/figures")
    ModelAndView figures(
            Caller by,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            Page page) {
        by.require(Permission.READ_FIGURES);
        var of = figures.of(by, from, to == null ? page.times().today() : to);
        List<BlownRow> blown = of.blown().stream()
                .map(one -> new BlownRow(unit(by, one.unit()).name(), one, rows(by, one.unit())))
                .toList();
        List<AnsweredRow> answered = of.answered().stream()
                .map(one -> new AnsweredRow(unit(by, one.unit()).name(), one, rows(by, one.unit())))
                .toList();
        return new ModelAndView(
                "routing/whistleFigures",
                Map.of(
                        "blown", blown,
                        "answered", answered,
                        "from", of.first(),
                        "to", of.last(),
                        "rating", policies.rights().whistleRating()));
    }

    private Unit unit(Caller by, int id) {
        return organisation.unit(by.district(), id);
    }

    private String rows(Caller by, int unit) {
        return by.scopeFor(Permission.READ_MATTERS) == RoleScope.CENTRE
                ? WhistlePages.WHISTLES + "?list=all&of=" + unit(by, unit).code()
                : null;
    }
}
