package org.shanzhi.policy.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shanzhi.calendar.HolidayYear;
import org.shanzhi.calendar.Holidays;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.policy.Appointments;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.HolidayYears;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.WaitingForHolidays;
import org.shanzhi.policy.YearState;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Holiday years: what is known of each, and entering one from its notice. */
@Controller
class HolidayPages {
    private static final String HTMX = "HX-Request";

    private final HolidayYears holidays;
    private final HolidayDesk desk;
    private final ObjectProvider<WaitingForHolidays> waiting;
    private final ObjectProvider<Appointments> staff;
    private final Clock clock;

    HolidayPages(
            HolidayYears holidays,
            HolidayDesk desk,
            ObjectProvider<WaitingForHolidays> waiting,
            ObjectProvider<Appointments> staff,
            Clock clock) {
        this.holidays = holidays;
        this.desk = desk;
        this.waiting = waiting;
        this.staff = staff;
        this.clock = clock;
    }

    @GetMapping("/admin/holidays")
    ModelAndView list(Caller caller, @RequestParam(required = false) Integer year) {
        caller.require(Permission.ENTER_HOLIDAYS);
        List<YearState> years = holidays.years(caller.district());
        int shown = year != null ? year : ChinaTime.day(clock.instant()).getYear();
        YearState state =
                years.stream().filter(it -> it.year() == shown).findFirst().orElseThrow(() -> new NotFound("year"));
        Holidays table = holidays.now(caller.district());
        Optional<HolidayYear> days =
                table.years().stream().filter(it -> it.year() == shown).findFirst();
        return new ModelAndView(
                "policy/holidays",
                Map.of(
                        "years",
                        years,
                        "state",
                        state,
                        "days",
                        days,
                        "months",
                        MonthView.of(shown, table, Set.of()),
                        "editions",
                        editions(caller.district(), shown),
                        "waiting",
                        state.state() == YearState.State.UNKNOWN ? waitingFor(caller.district(), shown) : -1L));
    }

    @GetMapping("/admin/holidays/{year}/edit")
    ModelAndView edit(Caller caller, @PathVariable int year) {
        caller.require(Permission.ENTER_HOLIDAYS);
        return page(desk.begin(caller, year), false, HttpStatus.OK);
    }

    /** Shows what the lines say without entering anything; {@code toggle} is a day that somebody picked. */
    @PostMapping("/admin/holidays/{year}/preview")
    ModelAndView preview(
            Caller caller,
            @PathVariable int year,
            HolidayForm form,
            @RequestParam(required = false) LocalDate toggle,
            @RequestHeader(name = HTMX, required = false) boolean htmx) {
        caller.require(Permission.ENTER_HOLIDAYS);
        HolidayForm changed = toggle == null ? form : desk.toggle(year, form, toggle);
        HolidayEntry entry = desk.look(caller, year, changed);
        return htmx && toggle == null
                ? new ModelAndView("policy/holidayPreview", Map.of("entry", entry))
                : page(entry, htmx, HttpStatus.OK);
    }

    @PostMapping("/admin/holidays/{year}")
    ModelAndView enter(
            Caller caller,
            @PathVariable int year,
            HolidayForm form,
            Page page,
            @RequestHeader(name = HTMX, required = false) boolean htmx) {
        caller.require(Permission.ENTER_HOLIDAYS);
        try {
            desk.enter(caller, year, form);
        } catch (Invalid _) {
            return page(desk.look(caller, year, form), htmx, HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Refused _) {
            return page(desk.look(caller, year, form), htmx, HttpStatus.CONFLICT);
        }
        page.say(Flash.Kind.DONE, "holidays.entered", Integer.toString(year), HolidayYears.SETTLING.toSeconds());
        return new ModelAndView("redirect:/admin/holidays?year=" + year);
    }

    private static ModelAndView page(HolidayEntry entry, boolean htmx, HttpStatus status) {
        var view = new ModelAndView(htmx ? "policy/holidayEntry" : "policy/holidayEdit", Map.of("entry", entry));
        view.setStatus(status);
        return view;
    }

    private List<HolidayEdited> editions(int district, int year) {
        return holidays.editions(district).reversed().stream()
                .filter(edition -> edition.year() == year)
                .map(edition -> new HolidayEdited(edition, nameOf(district, edition.enteredBy())))
                .toList();
    }

    private String nameOf(int district, int staffId) {
        Appointments appointments = staff.getIfAvailable();
        return appointments == null
                ? ""
                : appointments
                        .of(district, staffId)
                        .map(Appointments.Appointed::name)
                        .orElse("");
    }

    /** -1 when nobody counts clocks. */
    private long waitingFor(int district, int year) {
        WaitingForHolidays clocks = waiting.getIfAvailable();
        return clocks == null ? -1 : clocks.clocksWaitingFor(district, year);
    }
}
