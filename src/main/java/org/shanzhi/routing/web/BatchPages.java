package org.shanzhi.routing.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.idempotency.Idempotency;
import org.shanzhi.kernel.idempotency.IdempotencyKey;
import org.shanzhi.kernel.idempotency.Once;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.page.Typed;
import org.shanzhi.matter.FormReading;
import org.shanzhi.matter.Instruction;
import org.shanzhi.matter.MatterBatch;
import org.shanzhi.matter.MatterDesk.Place;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 批量分流: several matters of the queue, one action, a job with a line for each. */
@Controller
class BatchPages {
    private static final String BATCH = TriagePages.TRIAGE + "/batch";
    private static final String ROUTE = "route";
    private static final List<String> ACTIONS = List.of("accept", ROUTE);

    private final MatterBatch batches;
    private final FormReading forms;
    private final Desks desks;
    private final Choices choices;
    private final Idempotency idempotency;

    BatchPages(MatterBatch batches, FormReading forms, Desks desks, Choices choices, Idempotency idempotency) {
        this.batches = batches;
        this.forms = forms;
        this.desks = desks;
        this.choices = choices;
        this.idempotency = idempotency;
    }

    @PostMapping(BATCH)
    ModelAndView start(
            Caller by,
            @RequestParam String action,
            Place place,
            @RequestParam MultiValueMap<String, String> sent,
            Optional<IdempotencyKey> key,
            Page page) {
        by.require(Permission.TRIAGE);
        if (!ACTIONS.contains(action)) throw new NotFound("action");
        var typed = new Typed(sent);
        try {
            Instruction what = forms.instruction(by, action, typed);
            var once = idempotency.plain(
                    key,
                    HttpStatus.ACCEPTED,
                    () -> batches.start(by, typed.all("numbers"), what, page.locale())
                            .toString());
            return new ModelAndView("redirect:" + BATCH + "/" + Once.text(once) + "?did=" + action);
        } catch (Invalid invalid) {
            var units = choices.chosen(by, typed.all("unit"), List.of());
            var answer = desks.list(by, place, Batch.of(typed, invalid.errors(), units), page);
            answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return answer;
        }
    }

    /** How far it is, asked for again until it is over, and what came of each matter. */
    @GetMapping(BATCH + "/{id}")
    ModelAndView watch(
            Caller by,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String did,
            @RequestHeader(name = "HX-Request", required = false) String part,
            Page page) {
        by.require(Permission.TRIAGE);
        boolean routes = did.equals(ROUTE);
        var model = new HashMap<String, Object>(Map.of(
                "watched",
                batches.watch(by, id),
                "address",
                BATCH + "/" + id + (routes ? "?did=" + ROUTE : ""),
                "title",
                page.t("triage.batch.title")));
        model.put("print", routes ? "/matters/transfers.pdf?job=" + id : null);
        if (part != null) return new ModelAndView("matter/batchRun", model);
        model.put("back", page.t("triage.batch.back"));
        model.put("backTo", TriagePages.TRIAGE);
        return new ModelAndView("matter/batch", model);
    }
}
