package org.shanzhi.portal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.matter.PublicSheet;
import org.shanzhi.matter.State;
import org.shanzhi.policy.Policies;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 查进度 for programs: no token, the receipt is enough. */
@RestController
@Tag(name = "Public")
class StatusApi {
    private final StatusDesk desk;
    private final Policies policies;

    StatusApi(StatusDesk desk, Policies policies) {
        this.desk = desk;
        this.policies = policies;
    }

    record Answer(
            String number,
            State state,
            String stateLabel,
            Office unit,
            OffsetDateTime requestedAt,
            OffsetDateTime due,
            List<Passed> steps) {}

    record Office(String name, String phone) {}

    record Passed(State state, String label, OffsetDateTime at) {}

    @GetMapping("/api/v1/public/matters/{number}")
    @Operation(
            summary =
                    "Where a matter stands, by its number and query code; no personal data; 429 after ten wrong tries")
    ResponseEntity<Answer> status(
            @Parameter(example = "CG26-0001234-2") @PathVariable String number,
            @Parameter(description = "Eight characters from the receipt", example = "7K4M9QXT")
                    @RequestParam(defaultValue = "")
                    String code,
            HttpServletRequest request,
            Locale locale) {
        PublicSheet sheet = desk.read(number, code, request.getRemoteAddr());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer(sheet, locale));
    }

    private Answer answer(PublicSheet sheet, Locale locale) {
        return new Answer(
                sheet.number(),
                sheet.state(),
                label(sheet.state(), locale),
                new Office(sheet.unit().name(), sheet.unit().phone()),
                at(sheet.requestedAt()),
                sheet.next().map(next -> at(next.due().dueAt())).orElse(null),
                sheet.steps().stream()
                        .map(step -> new Passed(step.state(), label(step.state(), locale), at(step.at())))
                        .toList());
    }

    private String label(State state, Locale locale) {
        return policies.label("case_states", state.name(), locale);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atZone(ChinaTime.ZONE).toOffsetDateTime();
    }
}
