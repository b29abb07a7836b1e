package org.shanzhi.matter.page;

import java.util.Map;
import org.shanzhi.calendar.Due;
import org.shanzhi.calendar.WhyThisDay;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.matter.ClockSheet;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.ModelAndView;

/** 为什么是这一天: in place on the matter's page, or a page of its own that prints. */
@Controller
class ClockPages {
    private final MatterReading reading;
    private final MatterViews views;

    ClockPages(MatterReading reading, MatterViews views) {
        this.reading = reading;
        this.views = views;
    }

    @GetMapping("/matters/{number}/clocks/{no}")
    ModelAndView explain(
            Caller by,
            @PathVariable String number,
            @PathVariable int no,
            @RequestHeader(name = "HX-Request", required = false) String part,
            Page page) {
        MatterNumber of = MatterNumber.named(number);
        Due due = reading.explain(by, of, no);
        ClockSheet clock = reading.sheet(by, of).clock(no);
        String name = views.names(by, page).label("deadline_policies", clock.policy());
        String until = page.times().dueLong(due.dueAt());
        var explained = new Explained(
                page.t("matter.clock.title", name, until),
                WhyThisDay.steps(due, page),
                page.t(
                        "matter.clock.source",
                        clock.source() == null ? page.t("matter.clock.own_rule") : clock.source()),
                String.valueOf(clock.edition()),
                of.toString(),
                no);
        return new ModelAndView(part == null ? "matter/clockPage" : "matter/clockPart", Map.of("why", explained));
    }
}
