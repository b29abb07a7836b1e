package org.shanzhi.notify.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.notify.Notice;
import org.shanzhi.notify.Notices;
import org.shanzhi.notify.words.NoticeText;
import org.shanzhi.policy.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own messages, as the pages show them. */
@RestController
@RequestMapping("/api/v1/notices")
class NoticeApi {
    private final Notices notices;
    private final NoticeText text;

    NoticeApi(Notices notices, NoticeText text) {
        this.notices = notices;
        this.text = text;
    }

    record Item(long id, OffsetDateTime at, String code, String text, String link, boolean read) {}

    record Answer(
            List<Item> items,
            @JsonInclude(JsonInclude.Include.NON_NULL) String next) {}

    /** @param last the id of the last message that was seen */
    record Seen(long last) {}

    @GetMapping
    Answer list(Caller by, Limit limit, @RequestParam(required = false) String after, Locale locale) {
        var found = notices.list(by, limit, after);
        return new Answer(found.items().stream().map(n -> item(n, locale)).toList(), found.next());
    }

    @PostMapping("/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readUntil(Caller by, @RequestBody Seen seen) {
        notices.readUntil(by, seen.last());
    }

    private Item item(Notice n, Locale locale) {
        return new Item(
                n.id(),
                n.at().atZone(ChinaTime.ZONE).toOffsetDateTime(),
                n.code(),
                text.of(n, locale),
                n.link(),
                n.read());
    }
}
