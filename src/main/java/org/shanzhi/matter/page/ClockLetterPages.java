package org.shanzhi.matter.page;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.stream.Collectors;
import org.shanzhi.calendar.Due;
import org.shanzhi.calendar.WhyThisDay;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.page.DayStep;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.paper.Pdf;
import org.shanzhi.matter.ClockOutcome;
import org.shanzhi.matter.ClockSheet;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 期限说明: why a clock is due on its day, as a letter to whoever asks. It names the matter by its number alone. */
@Controller
class ClockLetterPages {
    private final MatterReading reading;
    private final MatterViews views;
    private final Organisation organisation;
    private final Pdf pdf;
    private final Clock clock;

    ClockLetterPages(MatterReading reading, MatterViews views, Organisation organisation, Pdf pdf, Clock clock) {
        this.reading = reading;
        this.views = views;
        this.organisation = organisation;
        this.pdf = pdf;
        this.clock = clock;
    }

    @GetMapping("/matters/{number}/clocks/{no}/letter.pdf")
    ResponseEntity<byte[]> letter(Caller by, @PathVariable String number, @PathVariable int no, Page page) {
        MatterNumber of = MatterNumber.named(number);
        var sheet = reading.sheet(by, of);
        ClockSheet explained = sheet.clock(no);
        Due due = reading.explain(by, of, no);
        Instant now = clock.instant();
        var names = views.names(by, page);
        var unit = organisation.unit(by.district(), sheet.unitOnPaper());
        var model = new HashMap<String, Object>();
        model.put("number", of.toString());
        model.put("policy", names.label("deadline_policies", explained.policy()));
        model.put("count", paragraph(due, page));
        model.put("source", explained.source() == null ? page.t("matter.clock.own_rule") : explained.source());
        model.put("stopped", explained.stopped());
        model.put(
                "outcome",
                explained.stopped() == null
                        ? null
                        : names.label(
                                "clock_states",
                                ClockOutcome.valueOf(explained.state().name())));
        model.put("unit", unit.name());
        model.put("phone", unit.phone());
        model.put("day", page.times().fullDay(ChinaTime.day(now)));
        return Pdf.inline(pdf.render("matter/clockLetter", model, page), of + "-" + no + ".pdf");
    }

    private static String paragraph(Due due, Page page) {
        return WhyThisDay.steps(due, page).stream()
                .map(DayStep::text)
                .collect(Collectors.joining(page.t("matter.clock.letter.and")));
    }
}
