package org.shanzhi.routing.whistle.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.database.Tries;
import org.shanzhi.kernel.idempotency.Idempotency;
import org.shanzhi.kernel.idempotency.IdempotencyKey;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Unit;
import org.shanzhi.policy.Caller;
import org.shanzhi.routing.CallAction;
import org.shanzhi.routing.WhistleFigures;
import org.shanzhi.routing.WhistleList;
import org.shanzhi.routing.WhistleReading;
import org.shanzhi.routing.Whistles;
import org.shanzhi.routing.whistle.web.StepReading.Sent;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whistles for other systems. A whistle is blown with the action {@code whistle} of its matter. */
@RestController
@RequestMapping("/api/v1/whistles")
class WhistleApi {
    private final Whistles whistles;
    private final WhistleReading reading;
    private final WhistleFigures figures;
    private final StepReading steps;
    private final WhistleJson json;
    private final Organisation organisation;
    private final Idempotency idempotency;

    WhistleApi(
            Whistles whistles,
            WhistleReading reading,
            WhistleFigures figures,
            StepReading steps,
            WhistleJson json,
            Organisation organisation,
            Idempotency idempotency) {
        this.whistles = whistles;
        this.reading = reading;
        this.figures = figures;
        this.steps = steps;
        this.json = json;
        this.organisation = organisation;
        this.idempotency = idempotency;
    }

    record Answer(
            List<WhistleJson.Line> items,
            @JsonInclude(JsonInclude.Include.NON_NULL) String next) {}

    /**
     * @param list called (default), blown, to-decide, all
     * @param unit code; of all only what this unit is in
     */
    @GetMapping
    Answer list(
            Caller by,
            @RequestParam(defaultValue = "called") String list,
            @RequestParam(required = false) String unit,
            @RequestParam(defaultValue = "true") boolean open,
            Limit limit,
            @RequestParam(required = false) String after) {
        var found = reading.list(by, WhistleList.named(list), unit(by, unit), open, limit, after);
        return new Answer(
                found.items().stream().map(line -> json.line(by, line)).toList(), found.next());
    }

    /** The whistles of a matter. */
    @GetMapping("/{number}")
    List<WhistleJson.Whistle> of(Caller by, @PathVariable String number) {
        return reading.of(by, MatterNumber.named(number)).stream()
                .map(w -> json.whistle(by, w))
                .toList();
    }

    @GetMapping("/{number}/{no}")
    WhistleJson.Whistle one(Caller by, @PathVariable String number, @PathVariable int no) {
        return json.whistle(by, reading.one(by, MatterNumber.named(number), no));
    }

    /** Takes a step with the call of one department; {@code call} is its number within the matter. */
    @PostMapping("/{number}/calls/{call}/{action}")
    ResponseEntity<?> act(
            Caller by,
            Optional<IdempotencyKey> key,
            @PathVariable String number,
            @PathVariable int call,
            @PathVariable String action,
            @RequestBody(required = false) Sent body) {
        MatterNumber of = MatterNumber.named(number);
        CallAction what = StepReading.action(action);
        var sent = body == null ? new Sent(null, null, null, null) : body;
        return answered(by, key, of, call, () -> whistles.act(by, of, call, steps.read(by, what, sent)));
    }

    /** Rates the handling from the caller's side: every dimension that is asked for, from 1 to 5. */
    @PostMapping("/{number}/calls/{call}/rating")
    ResponseEntity<?> rate(
            Caller by,
            Optional<IdempotencyKey> key,
            @PathVariable String number,
            @PathVariable int call,
            @RequestBody Map<String, Integer> marks) {
        MatterNumber of = MatterNumber.named(number);
        return answered(by, key, of, call, () -> whistles.rate(by, of, call, marks));
    }

    /** Figures of units; {@code to} is the last day. */
    @GetMapping("/figures")
    Map<String, Object> figures(
            Caller by,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to) {
        var of = figures.of(by, from, to);
        return Map.of(
                "blown",
                        of.blown().stream()
                                .map(row -> Map.of("unit", json.unit(by, row.unit()), "figures", row))
                                .toList(),
                "answered",
                        of.answered().stream()
                                .map(row -> Map.of("unit", json.unit(by, row.unit()), "figures", row))
                                .toList());
    }

    /** What is kept for a repetition names states only. */
    private ResponseEntity<?> answered(
            Caller by, Optional<IdempotencyKey> key, MatterNumber number, int call, Runnable work) {
        return Tries.of(() -> idempotency.plain(key, HttpStatus.OK, () -> {
                    work.run();
                    var now = reading.of(by, number).stream()
                            .flatMap(w -> w.calls().stream())
                            .filter(c -> c.no() == call)
                            .findFirst()
                            .orElseThrow();
                    return Map.of(
                            "number",
                            number.toString(),
                            "call",
                            call,
                            "state",
                            now.state().name());
                }))
                .respond(body -> ResponseEntity.ok().body(body));
    }

    private int unit(Caller by, String code) {
        if (code == null) return 0;
        return organisation.byCode(by.district(), code).map(Unit::id).orElseThrow(() -> new NotFound("unit"));
    }
}
