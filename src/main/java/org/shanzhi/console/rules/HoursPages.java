package org.shanzhi.console.rules;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.shanzhi.calendar.OfficeTimes;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.NavEntry;
import org.shanzhi.kernel.page.NavGroup;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.web.ProblemCode;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Unit;
import org.shanzhi.policy.Appointments;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.HolidayYears;
import org.shanzhi.policy.HoursEdition;
import org.shanzhi.policy.NewHours;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Timetables;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** 上班时间: the district's and those of units with hours of their own, and entering others from a day to come. */
@Controller
class HoursPages {
    private static final String PATH = "/admin/hours";

    private final Timetables timetables;
    private final Organisation organisation;
    private final Clock clock;

    HoursPages(Timetables timetables, Organisation organisation, Clock clock) {
        this.timetables = timetables;
        this.organisation = organisation;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView hours(Caller by, Page page) {
        by.require(Permission.ENTER_HOLIDAYS);
        List<HoursEdition> editions = timetables.editions(by.district());
        int last = editions.isEmpty() ? 0 : editions.getLast().edition();
        String tomorrow = today().plusDays(1).toString();
        return shown(by, new HoursForm(last, "", tomorrow, "", "", List.of(), List.of()), page, HttpStatus.OK);
    }

    @PostMapping(PATH)
    ModelAndView enter(HoursTyped typed, Caller by, Page page) {
        by.require(Permission.ENTER_HOLIDAYS);
        try {
            timetables.enter(by, wanted(by, typed));
        } catch (Invalid invalid) {
            return shown(by, typed.form(invalid.errors(), List.of()), page, HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Refused refused) {
            return shown(by, typed.form(List.of(), refused.reasons()), page, HttpStatus.CONFLICT);
        }
        page.say(Flash.Kind.DONE, "hours.entered", HolidayYears.SETTLING.toSeconds());
        return new ModelAndView("redirect:" + PATH);
    }

    private NewHours wanted(Caller by, HoursTyped typed) {
        Integer unit = typed.unit().isEmpty() ? null : unit(by, typed.unit());
        return new NewHours(typed.basedOn(), unit, day(typed.from()), typed.spans(), typed.reason());
    }

    private Integer unit(Caller by, String code) {
        return units(by).stream()
                .filter(unit -> unit.code().equals(code))
                .map(Unit::id)
                .findFirst()
                .orElseThrow(() -> new Invalid("unit", ProblemCode.BAD_PARAMETER, "unit"));
    }

    private static LocalDate day(String typed) {
        try {
            return typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeException _) {
            throw new Invalid("from", ProblemCode.BAD_PARAMETER, "from");
        }
    }

    private ModelAndView shown(Caller by, HoursForm form, Page page, HttpStatus status) {
        List<HoursEdition> editions = timetables.editions(by.district());
        var own = editions.stream()
                .map(HoursEdition::unit)
                .filter(Objects::nonNull)
                .distinct()
                .map(unit -> line(by, organisation.unit(by.district(), unit).name(), unit))
                .toList();
        var entered = editions.reversed().stream()
                .map(one -> new HoursEntered(
                        one,
                        one.unit() == null
                                ? page.t("hours.district")
                                : organisation.unit(by.district(), one.unit()).name(),
                        name(by, one.enteredBy())))
                .toList();
        var units = units(by).stream()
                .map(unit -> Choice.of(unit.code(), unit.name()))
                .toList();
        var view = new ModelAndView(
                "console/hours",
                Map.of(
                        "district",
                        line(by, page.t("hours.district"), null),
                        "own",
                        own,
                        "entered",
                        entered,
                        "units",
                        units,
                        "form",
                        form));
        view.setStatus(status);
        return view;
    }

    private HoursLine line(Caller by, String whose, Integer unit) {
        OfficeTimes times = timetables.now(by.district(), unit);
        LocalDate today = today();
        var coming = times.since().tailMap(today, false).keySet().stream()
                .filter(day -> !times.on(day).equals(times.on(day.minusDays(1))))
                .map(day -> new HoursLine.Coming(day, times.on(day)))
                .toList();
        return new HoursLine(whose, times.on(today), coming);
    }

    private List<Unit> units(Caller by) {
        return organisation.units(by.district(), today());
    }

    private String name(Caller by, int person) {
        return organisation
                .of(by.district(), person)
                .map(Appointments.Appointed::name)
                .orElse("");
    }

    private LocalDate today() {
        return ChinaTime.day(clock.instant());
    }

    @Bean
    static NavEntry officeHoursEntry() {
        return NavEntry.of("nav.office_hours", PATH, "clock", NavGroup.ADMIN, 27, Permission.ENTER_HOLIDAYS.name());
    }
}
