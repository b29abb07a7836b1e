package org.shanzhi.org.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.ServiceCode;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.page.Typed;
import org.shanzhi.kernel.text.Clean;
import org.shanzhi.kernel.web.ProblemCode;
import org.shanzhi.org.Absence;
import org.shanzhi.org.AbsenceRegister;
import org.shanzhi.org.NewAbsence;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Staff;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.DistrictRoles;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 本单位人员: who serves in the unit, who is away and who stands in. Nobody's work is counted. */
@Controller
class PeoplePages {
    private static final String PATH = "/unit/people";

    private final Organisation organisation;
    private final AbsenceRegister register;
    private final DistrictRoles roles;
    private final Clock clock;

    PeoplePages(Organisation organisation, AbsenceRegister register, DistrictRoles roles, Clock clock) {
        this.organisation = organisation;
        this.register = register;
        this.roles = roles;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView people(Caller by, Page page) {
        return page(by, Typed.nothing(), List.of(), page);
    }

    @PostMapping(PATH)
    ModelAndView enter(Caller by, @RequestParam MultiValueMap<String, String> sent, Page page) {
        var typed = new Typed(sent);
        try {
            Absence absence = register.enter(by, wanted(by, typed));
            page.say(
                    Flash.Kind.DONE,
                    "people.entered",
                    organisation.staff(by.district(), absence.staffId()).name(),
                    organisation.staff(by.district(), absence.deputyId()).name());
        } catch (Invalid invalid) {
            ModelAndView again = page(by, typed, invalid.errors(), page);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        return new ModelAndView("redirect:" + PATH);
    }

    @PostMapping(PATH + "/absences/{id}/end")
    ModelAndView end(Caller by, @PathVariable int id, Page page) {
        var absence = organisation.absences(by.district(), by.unitId()).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound("absence"));
        register.end(by, id);
        page.say(
                Flash.Kind.DONE,
                "people.ended",
                organisation.staff(by.district(), absence.staffId()).name());
        return new ModelAndView("redirect:" + PATH);
    }

    private ModelAndView page(Caller by, Typed typed, List<FieldError> errors, Page page) {
        if (by.unitId() == 0) throw new NotFound("unit");
        var unit = organisation.unit(by.district(), by.unitId());
        var serving = organisation.staffOf(by.district(), unit.id());
        var absences = organisation.absences(by.district(), unit.id());
        var model = new HashMap<String, Object>();
        model.put("unit", unit);
        model.put(
                "people",
                serving.stream().map(staff -> person(by, staff, absences, page)).toList());
        var mine = serving.stream()
                .filter(staff -> register.mayEnter(by, staff.id(), unit.id()))
                .toList();
        model.put("absent", choices(mine));
        model.put("deputies", choices(serving));
        model.put("own", mine.size() == 1);
        model.put("typed", typed);
        model.put("today", today().toString());
        model.put("errors", errors);
        return new ModelAndView("org/people", model);
    }

    private PeopleView person(Caller by, Staff staff, List<Absence> absences, Page page) {
        var held = organisation.posts(by.district(), staff.id()).stream()
                .filter(post -> post.unitId() == by.unitId())
                .map(post -> roles.of(by.district()).roles().get(post.role()))
                .filter(role -> role != null)
                .map(role -> role.label(page.locale()))
                .distinct()
                .toList();
        boolean may = register.mayEnter(by, staff.id(), by.unitId());
        var away = absences.stream()
                .filter(absence -> absence.staffId() == staff.id())
                .map(absence -> new PeopleView.Away(
                        absence.id(),
                        absence.first(),
                        absence.last(),
                        absence.coversOn(today()),
                        organisation.staff(by.district(), absence.deputyId()).name(),
                        may))
                .toList();
        return new PeopleView(staff, held, away);
    }

    private NewAbsence wanted(Caller by, Typed typed) {
        var clean = new Clean();
        Integer staff = staff(by, clean, "staff", typed);
        Integer deputy = staff(by, clean, "deputy", typed);
        LocalDate first = day(clean, "first", typed);
        LocalDate last = day(clean, "last", typed);
        clean.orInvalid();
        return new NewAbsence(staff, by.unitId(), deputy, first, last);
    }

    private Integer staff(Caller by, Clean clean, String field, Typed typed) {
        var found = typed.has(field)
                ? organisation.staffByUsername(by.district(), typed.one(field)).map(Staff::id)
                : Optional.<Integer>empty();
        if (found.isEmpty()) clean.add(FieldError.of(field, ServiceCode.TEXT_REQUIRED));
        return found.orElse(null);
    }

    private static LocalDate day(Clean clean, String field, Typed typed) {
        if (!typed.has(field)) {
            clean.add(FieldError.of(field, ServiceCode.TEXT_REQUIRED));
            return null;
        }
        try {
            return LocalDate.parse(typed.one(field));
        } catch (DateTimeException notADay) {
            clean.add(FieldError.of(field, ProblemCode.BAD_PARAMETER, field));
            return null;
        }
    }

    private static List<Choice> choices(List<Staff> staff) {
        return staff.stream().map(one -> Choice.of(one.username(), one.name())).toList();
    }

    private LocalDate today() {
        return ChinaTime.day(clock.instant());
    }
}
