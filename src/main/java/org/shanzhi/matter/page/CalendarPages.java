package org.shanzhi.matter.page;

import java.time.YearMonth;
import java.util.Map;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.web.Parameters;
import org.shanzhi.kernel.web.PublicAddress;
import org.shanzhi.matter.CalendarFeeds;
import org.shanzhi.matter.DueCalendar;
import org.shanzhi.matter.DueCalendar.Whose;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 期限日历, and the address from which a calendar program fetches the same dates. */
@Controller
class CalendarPages {
    private static final String FEED = DueMonthViews.PATH + "/feed";

    private final DueCalendar calendar;
    private final DueMonthViews views;
    private final CalendarFeeds feeds;
    private final PublicAddress address;

    CalendarPages(DueCalendar calendar, DueMonthViews views, CalendarFeeds feeds, PublicAddress address) {
        this.calendar = calendar;
        this.views = views;
        this.feeds = feeds;
        this.address = address;
    }

    @GetMapping(DueMonthViews.PATH)
    ModelAndView month(
            Caller by,
            @RequestParam(required = false) String month,
            @RequestParam(defaultValue = "OWN") Whose whose,
            Page page) {
        YearMonth wanted = month == null
                ? YearMonth.from(page.times().today())
                : YearMonth.from(Parameters.day("month", month + "-01"));
        return new ModelAndView(
                "matter/calendar", Map.of("view", views.of(by, calendar.month(by, wanted, whose), page)));
    }

    /** Makes an address, or another in its place, and shows it in this one answer. */
    @PostMapping(FEED)
    ModelAndView make(Caller by, @RequestParam Whose whose, @RequestParam int days, Page page) {
        try {
            var issued = feeds.make(by, whose, days, page.locale());
            String url = address.of("/api/v1/public/calendar/" + issued.secret() + ".ics")
                    .toUriString();
            return new ModelAndView("matter/feedOnce", Map.of("feed", issued.feed(), "url", url));
        } catch (Invalid invalid) {
            invalid.errors().forEach(error -> page.say(Flash.Kind.WARNING, "due_calendar.feed.refused", page.t(error)));
            return new ModelAndView("redirect:" + DueMonthViews.PATH);
        }
    }

    @PostMapping(FEED + "/end")
    String end(Caller by, Page page) {
        feeds.end(by);
        page.say(Flash.Kind.DONE, "due_calendar.feed.ended");
        return "redirect:" + DueMonthViews.PATH;
    }
}
