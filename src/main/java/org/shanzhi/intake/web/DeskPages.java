package org.shanzhi.intake.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.shanzhi.geo.Crs;
import org.shanzhi.geo.Position;
import org.shanzhi.grid.Grids;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.idempotency.Idempotency;
import org.shanzhi.kernel.idempotency.IdempotencyKey;
import org.shanzhi.kernel.idempotency.Once;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.web.HttpProblem;
import org.shanzhi.kernel.web.ProblemCode;
import org.shanzhi.kernel.web.RequestIds;
import org.shanzhi.matter.Act;
import org.shanzhi.matter.BodyReading;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.matter.Matters;
import org.shanzhi.matter.Matters.Done;
import org.shanzhi.matter.PartyRole;
import org.shanzhi.matter.Registration;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 窗口登记: one form for whatever anybody comes with. */
@Controller
class DeskPages {
    static final String DESK = "/desk";
    private static final String HTMX = "HX-Request";

    private final Matters matters;
    private final MatterReading reading;
    private final BodyReading bodies;
    private final Idempotency idempotency;
    private final DeskChoices choices;
    private final Grids grids;
    private final Clock clock;

    DeskPages(
            Matters matters,
            MatterReading reading,
            BodyReading bodies,
            Idempotency idempotency,
            DeskChoices choices,
            Grids grids,
            Clock clock) {
        this.matters = matters;
        this.reading = reading;
        this.bodies = bodies;
        this.idempotency = idempotency;
        this.choices = choices;
        this.grids = grids;
        this.clock = clock;
    }

    @GetMapping(DESK)
    ModelAndView desk(Caller by, Page page) {
        by.require(Permission.REGISTER);
        return form(DeskForm.fresh(), List.of(), page);
    }

    @PostMapping(DESK)
    ModelAndView register(
            Caller by, Optional<IdempotencyKey> key, @RequestParam MultiValueMap<String, String> sent, Page page) {
        by.require(Permission.REGISTER);
        var form = new DeskForm(sent);
        try {
            MatterNumber number = registered(by, key, form, page);
            page.say(Flash.Kind.DONE, "intake.registered", number);
            return new ModelAndView("redirect:" + ReceiptPages.path(number.toString()));
        } catch (Invalid invalid) {
            var again = form(form, invalid.errors(), page);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
    }

    /** One row of the parties more or fewer; nothing that was typed is lost. */
    @PostMapping(DESK + "/parties")
    ModelAndView parties(
            Caller by,
            @RequestParam(required = false) PartyRole add,
            @RequestParam(required = false) Integer remove,
            @RequestHeader(name = HTMX, required = false) String htmx,
            @RequestParam MultiValueMap<String, String> sent,
            Page page) {
        by.require(Permission.REGISTER);
        var form = new DeskForm(sent);
        if (add != null) form.add(add);
        if (remove != null) form.remove(remove);
        if (htmx == null) return form(form, List.of(), page);
        return new ModelAndView(
                "intake/parties",
                Map.of("form", form, "errors", List.of(), "lists", choices.lists(page, form.value("kind"))));
    }

    /** The types of the kind that was chosen. */
    @GetMapping(DESK + "/types")
    ModelAndView types(
            Caller by,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String typeCode,
            Page page) {
        by.require(Permission.REGISTER);
        return new ModelAndView(
                "intake/types",
                Map.of(
                        "groups",
                        choices.types(page, kind.isBlank() ? null : kind),
                        "chosen",
                        typeCode,
                        "errors",
                        List.of()));
    }

    /** In whose grid the coordinates lie, before the form is sent. */
    @GetMapping(DESK + "/locate")
    ModelAndView locate(
            Caller by,
            @RequestParam("place.lon") double lon,
            @RequestParam("place.lat") double lat,
            @RequestParam("place.crs") Crs crs,
            Page page) {
        by.require(Permission.REGISTER);
        try {
            var found =
                    grids.locate(by.district(), new Position(lon, lat, crs).toPoint(), ChinaTime.day(clock.instant()));
            return new ModelAndView(
                    "intake/located",
                    Map.of(
                            "found",
                            page.t(
                                    "intake.located",
                                    found.street().name(),
                                    found.community().name(),
                                    found.grid().name())));
        } catch (Refused outside) {
            return new ModelAndView(
                    "intake/located", Map.of("wrong", page.t(outside.reasons().getFirst())));
        } catch (Invalid invalid) {
            return new ModelAndView(
                    "intake/located", Map.of("wrong", page.t(invalid.errors().getFirst())));
        }
    }

    private MatterNumber registered(Caller by, Optional<IdempotencyKey> key, DeskForm form, Page page) {
        var done = idempotency.once(
                key,
                () -> write(by, key, form, page),
                stored -> new Done(reading.number(by.district(), stored.matterId()), stored.version()));
        return switch (done) {
            case Once.Done<Done>(var value) -> value.number();
            case Once.Again<Done>(var value) -> value.number();
            case Once.Kept<Done> kept -> throw new HttpProblem(HttpStatus.valueOf(kept.status()), ProblemCode.REFUSED);
        };
    }

    /** That the person was told how the data is used goes into the log as a note beside the registration. */
    private Done write(Caller by, Optional<IdempotencyKey> key, DeskForm form, Page page) {
        Registration registration = read(by, form);
        Act.Once once = Act.once(key, idempotency, HttpStatus.CREATED);
        var told = new FreeText(page.t("intake.notice.recorded"));
        try {
            return matters.register(
                    by, registration, new Act(told, List.of(), OptionalInt.empty(), RequestIds.current(), once));
        } catch (Invalid invalid) {
            throw new Invalid(DeskErrors.inRows(invalid.errors(), form));
        }
    }

    private Registration read(Caller by, DeskForm form) {
        var errors = new ArrayList<>(DeskErrors.ofTheDesk(form));
        Registration registration = null;
        try {
            registration = bodies.registration(by, DeskBody.of(form));
        } catch (Invalid invalid) {
            errors.addAll(DeskErrors.inRows(invalid.errors(), form));
        }
        if (!errors.isEmpty()) throw new Invalid(errors);
        return registration;
    }

    private ModelAndView form(DeskForm form, List<FieldError> errors, Page page) {
        return new ModelAndView(
                "intake/desk",
                Map.of(
                        "form",
                        form,
                        "errors",
                        errors,
                        "lists",
                        choices.lists(page, form.value("kind")),
                        "key",
                        UUID.randomUUID().toString()));
    }
}
