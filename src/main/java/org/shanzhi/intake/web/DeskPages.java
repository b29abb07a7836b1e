package org.shanzhi.intake.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.shanzhi.geo.Crs;
import org.shanzhi.geo.Position;
import org.shanzhi.grid.Grids;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.idempotency.IdempotencyKey;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.matter.Act;
import org.shanzhi.matter.Duplicates;
import org.shanzhi.matter.Duplicates.Told;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.Matters;
import org.shanzhi.matter.Matters.Done;
import org.shanzhi.matter.PartyRole;
import org.shanzhi.matter.Registration;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Policies;
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
    private final Duplicates duplicates;
    private final DeskStore store;
    private final DeskChoices choices;
    private final Grids grids;
    private final Policies policies;
    private final Clock clock;

    DeskPages(
            Matters matters,
            Duplicates duplicates,
            DeskStore store,
            DeskChoices choices,
            Grids grids,
            Policies policies,
            Clock clock) {
        this.matters = matters;
        this.duplicates = duplicates;
        this.store = store;
        this.policies = policies;
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

    /** What was begun as 即办 and takes more than an answer: the same words in the whole form. */
    @PostMapping(DESK + "/continue")
    ModelAndView carriedOn(Caller by, @RequestParam MultiValueMap<String, String> sent, Page page) {
        by.require(Permission.REGISTER);
        var form = SpotForm.registration(sent, policies.taxonomy(), null);
        form.add(PartyRole.RESPONDENT);
        var carried = form(form, List.of(), page);
        carried.addObject("carried", true);
        return carried;
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

    /** What was told before and may be the same, while it is typed. */
    @PostMapping(DESK + "/alike")
    ModelAndView alike(Caller by, @RequestParam MultiValueMap<String, String> sent, Page page) {
        by.require(Permission.REGISTER);
        var form = new DeskForm(sent);
        var told = new Told(
                typed(form, "title"), typed(form, "body"), typed(form, "place.address"), form.value("typeCode"));
        var rows = duplicates.of(by, told).stream()
                .map(one -> AlikeRow.of(one, policies, page))
                .toList();
        return new ModelAndView("intake/alike", Map.of("rows", rows));
    }

    private static String typed(DeskForm form, String name) {
        return Objects.requireNonNullElse(form.value(name), "");
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

    /** That the person was told how the data is used goes into the log as a note beside the registration. */
    private MatterNumber registered(Caller by, Optional<IdempotencyKey> key, DeskForm form, Page page) {
        var told = new FreeText(page.t("intake.notice.recorded"));
        return store.once(by, key, told, act -> write(by, form, act));
    }

    private Done write(Caller by, DeskForm form, Act act) {
        var errors = new ArrayList<>(DeskErrors.ofTheDesk(form));
        Registration registration = store.read(by, form, errors);
        if (!errors.isEmpty()) throw new Invalid(errors);
        try {
            return matters.register(by, registration, act);
        } catch (Invalid invalid) {
            throw new Invalid(DeskErrors.inRows(invalid.errors(), form));
        }
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
