package org.shanzhi.org.web;

import java.util.List;
import java.util.Map;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Unit;
import org.shanzhi.org.UnitKind;
import org.shanzhi.org.web.UnitView.Closing;
import org.shanzhi.org.web.UnitView.Renaming;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Policies;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The units of the district: all of them as a tree, one of them with what may be done to it, and opening another. */
@Controller
class UnitPages {
    private static final int MOST_FOUND = 200;

    private final Organisation organisation;
    private final UnitDesk desk;
    private final Policies policies;

    UnitPages(Organisation organisation, UnitDesk desk, Policies policies) {
        this.organisation = organisation;
        this.desk = desk;
        this.policies = policies;
    }

    @GetMapping("/admin/units")
    ModelAndView tree(Caller caller, @RequestParam(defaultValue = "") String q) {
        caller.require(Permission.MANAGE_UNITS);
        List<Unit> units = organisation.units(caller.district(), desk.today());
        if (q.isBlank())
            return new ModelAndView("org/units", Map.of("tree", UnitTree.of(units), "total", units.size()));
        List<UnitFound> found = units.stream()
                .filter(unit -> UnitSearch.matches(unit, q))
                .limit(MOST_FOUND)
                .map(unit -> new UnitFound(unit, desk.above(caller.district(), unit)))
                .toList();
        return new ModelAndView(
                "org/unitsFound", Map.of("q", q.strip(), "found", found, "most", found.size() == MOST_FOUND));
    }

    @GetMapping("/admin/units/new")
    ModelAndView open(Caller caller, @RequestParam String parent, @RequestParam(required = false) UnitKind kind) {
        caller.require(Permission.MANAGE_UNITS);
        var form = new NewUnitForm(parent, kind, "", "", null, "", desk.today().toString());
        return opening(caller, form, List.of(), HttpStatus.OK);
    }

    @PostMapping("/admin/units")
    ModelAndView open(Caller caller, NewUnitForm form, Page page) {
        caller.require(Permission.MANAGE_UNITS);
        try {
            Unit unit = desk.open(caller, form);
            page.say(Flash.Kind.DONE, "units.opened", unit.name());
            return new ModelAndView("redirect:/admin/units/" + unit.code());
        } catch (Invalid invalid) {
            return opening(caller, form, invalid.errors(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/admin/units/{code}")
    ModelAndView unit(Caller caller, @PathVariable String code) {
        caller.require(Permission.MANAGE_UNITS);
        return page(desk.view(caller, desk.unit(caller, code)), HttpStatus.OK);
    }

    @PostMapping("/admin/units/{code}/rename")
    ModelAndView rename(
            Caller caller,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String phone,
            Page page) {
        caller.require(Permission.MANAGE_UNITS);
        Unit unit = desk.unit(caller, code);
        try {
            desk.rename(caller, unit, name, phone);
        } catch (Invalid invalid) {
            UnitView view = desk.view(caller, unit);
            return page(
                    desk.view(caller, unit, new Renaming(name, phone, invalid.errors()), view.closing(), view.moving()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        page.say(Flash.Kind.DONE, "units.renamed", name.strip());
        return new ModelAndView("redirect:/admin/units/" + unit.code());
    }

    @PostMapping("/admin/units/{code}/close")
    ModelAndView close(
            Caller caller, @PathVariable String code, @RequestParam(defaultValue = "") String last, Page page) {
        caller.require(Permission.MANAGE_UNITS);
        Unit unit = desk.unit(caller, code);
        try {
            desk.close(caller, unit, last);
        } catch (Invalid invalid) {
            return notClosed(caller, unit, last, invalid.errors(), List.of(), HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Refused refused) {
            return notClosed(caller, unit, last, List.of(), refused.reasons(), HttpStatus.CONFLICT);
        }
        page.say(Flash.Kind.DONE, "units.closed", unit.name(), last.strip());
        return new ModelAndView("redirect:/admin/units/" + unit.code());
    }

    @PostMapping("/admin/units/{code}/move")
    ModelAndView move(Caller caller, @PathVariable String code, @RequestParam(defaultValue = "") String to, Page page) {
        caller.require(Permission.MANAGE_UNITS);
        Unit unit = desk.unit(caller, code);
        try {
            desk.move(caller, unit, to);
        } catch (Refused refused) {
            UnitView view = desk.view(caller, unit);
            var moving = desk.moving(caller, unit, to, refused.reasons());
            return page(desk.view(caller, unit, view.renaming(), view.closing(), moving), HttpStatus.CONFLICT);
        }
        page.say(Flash.Kind.DONE, "units.moved", unit.name());
        return new ModelAndView("redirect:/admin/units/" + unit.code());
    }

    @PostMapping("/admin/units/{code}/move/go-on")
    String goOn(Caller caller, @PathVariable String code) {
        caller.require(Permission.MANAGE_UNITS);
        Unit unit = desk.unit(caller, code);
        desk.goOn(caller, unit);
        return "redirect:/admin/units/" + unit.code();
    }

    private ModelAndView notClosed(
            Caller caller, Unit unit, String last, List<FieldError> errors, List<Refusal> reasons, HttpStatus status) {
        UnitView view = desk.view(caller, unit);
        return page(
                desk.view(caller, unit, view.renaming(), new Closing(last, errors, reasons), view.moving()), status);
    }

    private ModelAndView page(UnitView view, HttpStatus status) {
        var page = new ModelAndView("org/unit", Map.of("view", view, "policies", policies));
        page.setStatus(status);
        return page;
    }

    private ModelAndView opening(Caller caller, NewUnitForm form, List<FieldError> errors, HttpStatus status) {
        Unit parent = desk.unit(caller, form.parent());
        var view = new ModelAndView(
                "org/unitOpen",
                Map.of(
                        "parent", parent,
                        "kinds", UnitDesk.kindsBelow(parent),
                        "form", form,
                        "errors", errors,
                        "policies", policies));
        view.setStatus(status);
        return view;
    }
}
