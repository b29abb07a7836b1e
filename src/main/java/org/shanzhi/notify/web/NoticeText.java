package org.shanzhi.notify.web;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.shanzhi.kernel.page.Times;
import org.shanzhi.kernel.text.Messages;
import org.shanzhi.notify.Notice;
import org.springframework.stereotype.Component;

/** A message in its reader's words; a day that ends at 24:00 is said so, as on every page. */
@Component
class NoticeText {
    private final Messages messages;
    private final Clock clock;

    NoticeText(Messages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    String of(Notice notice, Locale locale) {
        var times = new Times(clock, locale, messages);
        Object[] args = notice.args().stream()
                .map(arg -> arg instanceof Instant at ? times.due(at) : arg)
                .toArray();
        return messages.text(locale, "notice." + notice.code(), args);
    }
}
