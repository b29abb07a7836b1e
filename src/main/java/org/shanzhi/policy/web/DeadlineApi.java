package org.shanzhi.policy.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.shanzhi.calendar.Certainty;
import org.shanzhi.calendar.StepLine;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.text.Messages;
import org.shanzhi.kernel.web.HttpProblem;
import org.shanzhi.kernel.web.Parameters;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.DeadlinePolicy;
import org.shanzhi.policy.DeadlineRefusal;
import org.shanzhi.policy.web.DeadlineReckoner.Reckoned;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** When something would be due, and why on that day, for programs. */
@RestController
@Tag(name = "Deadlines")
class DeadlineApi {
    private final DeadlineReckoner reckoner;
    private final Messages messages;

    DeadlineApi(DeadlineReckoner reckoner, Messages messages) {
        this.reckoner = reckoner;
        this.messages = messages;
    }

    /**
     * @param due the instant at which it becomes late
     * @param dueDay the last day in time
     */
    record Answer(String policy, OffsetDateTime due, LocalDate dueDay, Certainty certainty, List<StepLine> steps) {}

    @GetMapping("/api/v1/deadlines/preview")
    @Operation(
            summary = "When a clock of this policy would be due, every day skipped and why;"
                    + " 422 HOLIDAYS_UNKNOWN when a needed year is not entered")
    Answer preview(
            Caller caller,
            @Parameter(example = "DL-SIGN") @RequestParam String policy,
            @Parameter(example = "2026-11-20T23:50:00+08:00") @RequestParam String start,
            @Parameter(description = "Take a date that may still move") @RequestParam(defaultValue = "false")
                    boolean provisional,
            Locale locale) {
        DeadlinePolicy rule = reckoner.policy(caller.district(), policy).orElseThrow(() -> Parameters.bad("policy"));
        Reckoned reckoned = reckoner.reckon(caller.district(), rule, Parameters.instant("start", start));
        if (reckoned.due().provisional() && !provisional) {
            throw new HttpProblem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    DeadlineRefusal.HOLIDAYS_UNKNOWN,
                    reckoned.unknownYear().orElseThrow());
        }
        return new Answer(
                rule.code(),
                inChina(reckoned.due().dueAt()),
                reckoned.due().dueDay(),
                reckoned.due().certainty(),
                StepLine.of(reckoned.due(), messages, locale));
    }

    private static OffsetDateTime inChina(Instant at) {
        return at.atZone(ChinaTime.ZONE).toOffsetDateTime();
    }
}
