package org.shanzhi.matter.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.idempotency.Idempotency;
import org.shanzhi.kernel.idempotency.IdempotencyKey;
import org.shanzhi.kernel.idempotency.Once;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.page.Typed;
import org.shanzhi.matter.Caseloads;
import org.shanzhi.matter.Caseloads.Pile;
import org.shanzhi.matter.FormReading;
import org.shanzhi.matter.Instruction;
import org.shanzhi.matter.MatterBatch;
import org.shanzhi.matter.MatterRefusal;
import org.shanzhi.matter.life.Decide;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Unit;
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

/** 事项交接: what a colleague has in hand goes to another, back to the unit or to another unit, all of it in one step. */
@Controller
class HandingOnPages {
    static final String PATH = "/work/handing-on";
    private static final String REASON = "note";

    private final Caseloads caseloads;
    private final HandingOnViews views;
    private final FormReading forms;
    private final MatterBatch batches;
    private final Organisation organisation;
    private final Idempotency idempotency;

    HandingOnPages(
            Caseloads caseloads,
            HandingOnViews views,
            FormReading forms,
            MatterBatch batches,
            Organisation organisation,
            Idempotency idempotency) {
        this.caseloads = caseloads;
        this.views = views;
        this.forms = forms;
        this.batches = batches;
        this.organisation = organisation;
        this.idempotency = idempotency;
    }

    @GetMapping(PATH)
    ModelAndView look(
            Caller by,
            @RequestParam(required = false) String of,
            @RequestParam(defaultValue = HandingOn.LEFT) String who,
            @RequestParam(required = false) String after,
            Page page) {
        by.require(Permission.ASSIGN);
        Pile pile = pile(by, of, who);
        return page(views.of(by, pile, who, after, Typed.nothing(), List.of(), page));
    }

    @PostMapping(PATH)
    ModelAndView handOn(
            Caller by,
            @RequestParam String of,
            @RequestParam String who,
            @RequestParam boolean all,
            @RequestParam MultiValueMap<String, String> sent,
            Optional<IdempotencyKey> key,
            Page page) {
        by.require(Permission.ASSIGN);
        Pile pile = pile(by, of, who);
        var typed = new Typed(sent);
        try {
            Instruction what = instruction(by, pile, new Typed(sent));
            var chosen = all ? null : typed.all("numbers");
            var once = idempotency.plain(
                    key,
                    HttpStatus.ACCEPTED,
                    () -> caseloads.pass(by, pile, chosen, what, page.locale()).toString());
            return new ModelAndView("redirect:" + PATH + "/" + Once.text(once));
        } catch (Invalid invalid) {
            var again = page(views.of(by, pile, who, null, typed, invalid.errors(), page));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
    }

    /** How far it is, asked for again until it is over, and what came of each matter. */
    @GetMapping(PATH + "/{id}")
    ModelAndView watch(
            Caller by,
            @PathVariable UUID id,
            @RequestHeader(name = "HX-Request", required = false) String part,
            Page page) {
        var model = new HashMap<String, Object>(Map.of(
                "watched", batches.watch(by, id), "address", PATH + "/" + id, "title", page.t("nav.handing_on")));
        if (part != null) return new ModelAndView("matter/batchRun", model);
        model.put("back", page.t("handing_on.back"));
        model.put("backTo", PATH);
        return new ModelAndView("matter/batch", model);
    }

    private static ModelAndView page(HandingOn view) {
        return new ModelAndView("matter/handingOn", Map.of("view", view));
    }

    private Pile pile(Caller by, String of, String who) {
        int unit = of == null || of.isBlank()
                ? by.unitId()
                : organisation.byCode(by.district(), of).map(Unit::id).orElseThrow(() -> new NotFound("unit"));
        return switch (who) {
            case HandingOn.LEFT -> caseloads.pile(by, unit, null, true);
            case HandingOn.ALL -> caseloads.pile(by, unit, null, false);
            default ->
                caseloads.pile(
                        by,
                        unit,
                        organisation
                                .staffByUsername(by.district(), who)
                                .orElseThrow(() -> new NotFound("staff"))
                                .id(),
                        false);
        };
    }

    private Instruction instruction(Caller by, Pile pile, Typed typed) {
        var errors = new ArrayList<FieldError>();
        String to = typed.one("to");
        if (to == null) errors.add(FieldError.of("to", MatterRefusal.REQUIRED));
        if (!typed.has(REASON)) errors.add(FieldError.of(REASON, MatterRefusal.REQUIRED));
        boolean elsewhere = HandingOn.ELSEWHERE.equals(to);
        Unit unit = elsewhere ? unit(by, typed, errors) : null;
        if (!errors.isEmpty()) throw new Invalid(errors);
        if (elsewhere) {
            var holder = organisation.unit(by.district(), pile.unit());
            typed.set("direction", Decide.direction(holder.tier(), unit.tier()));
            typed.set("reason", typed.one(REASON));
            typed.drop(REASON);
            return forms.instruction(by, "transfer", typed);
        }
        typed.drop("unit");
        if (!HandingOn.POOL.equals(to)) typed.set("staff", to);
        return forms.instruction(by, "assign", typed);
    }

    private Unit unit(Caller by, Typed typed, List<FieldError> errors) {
        var unit = Optional.ofNullable(typed.one("unit")).flatMap(code -> organisation.byCode(by.district(), code));
        if (unit.isEmpty()) errors.add(FieldError.of("unit", MatterRefusal.REQUIRED));
        return unit.orElse(null);
    }
}
