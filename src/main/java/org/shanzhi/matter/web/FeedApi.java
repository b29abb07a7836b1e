package org.shanzhi.matter.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.page.Times;
import org.shanzhi.kernel.text.Messages;
import org.shanzhi.matter.CalendarFeeds;
import org.shanzhi.matter.FeedSheet;
import org.shanzhi.matter.FeedSheet.Entry;
import org.shanzhi.policy.Policies;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** 日历订阅 for calendar programs: the address is enough. Numbers, policies and dates, nothing else. */
@RestController
@Tag(name = "Public")
class FeedApi {
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final CalendarFeeds feeds;
    private final Policies policies;
    private final Messages messages;
    private final Clock clock;

    FeedApi(CalendarFeeds feeds, Policies policies, Messages messages, Clock clock) {
        this.feeds = feeds;
        this.policies = policies;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/api/v1/public/calendar/{secret}.ics")
    @Operation(
            summary =
                    "Due dates as iCalendar, by the secret address that somebody made for a calendar program of his own")
    ResponseEntity<String> calendar(@PathVariable String secret) {
        FeedSheet sheet = feeds.of(secret).orElseThrow(() -> new NotFound("calendar"));
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(written(sheet));
    }

    private String written(FeedSheet sheet) {
        var locale = sheet.locale();
        var times = new Times(clock, locale, messages);
        var calendar = new ICalendar(
                messages.text(locale, "due_calendar.feed.name." + sheet.whose()),
                locale.getLanguage().toUpperCase(locale),
                sheet.at());
        for (Entry entry : sheet.entries()) {
            String policy = policies.label("deadline_policies", entry.policy(), locale);
            String summary = entry.provisional() ? "due_calendar.feed.provisional" : "due_calendar.feed.entry";
            calendar.entry(
                    entry.number() + "." + entry.clock() + "@" + sheet.districtCode() + ".shanzhi",
                    messages.text(locale, summary, policy, entry.number()),
                    messages.text(locale, "due_calendar.feed.until", times.dueLong(entry.due())),
                    entry.due(),
                    entry.dueDay(),
                    entry.provisional());
        }
        return calendar.end();
    }
}
