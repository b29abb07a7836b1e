package org.shanzhi.matter.web;

import java.util.Locale;
import java.util.Map;
import org.shanzhi.calendar.StepLine;
import org.shanzhi.kernel.text.Messages;
import org.shanzhi.matter.ClockSheet;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.policy.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Why a clock of a matter is due on its day, for programs. */
@RestController
class ClockApi {
    private final MatterReading reading;
    private final Messages messages;

    ClockApi(MatterReading reading, Messages messages) {
        this.reading = reading;
        this.messages = messages;
    }

    /** The clock as in the matter, and every step of how it was counted. */
    @GetMapping("/api/v1/matters/{number}/clocks/{no}")
    Map<String, Object> explain(Caller by, @PathVariable String number, @PathVariable int no, Locale locale) {
        MatterNumber of = MatterNumber.named(number);
        var due = reading.explain(by, of, no);
        ClockSheet clock = reading.sheet(by, of).clock(no);
        var json = MatterJson.clock(clock);
        json.put("steps", StepLine.of(due, messages, locale));
        return json;
    }
}
