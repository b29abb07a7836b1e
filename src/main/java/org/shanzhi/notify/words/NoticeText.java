package org.shanzhi.notify.words;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import org.shanzhi.kernel.page.Times;
import org.shanzhi.kernel.text.Messages;
import org.shanzhi.notify.Notice;
import org.springframework.stereotype.Component;

/** A message in its reader's words; a day that ends at 24:00 is said so, as on every page. */
@Component
public class NoticeText {
    private final Messages messages;
    private final Clock clock;

    NoticeText(Messages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    public String of(Notice notice, Locale locale) {
        return text(notice, locale, times(locale)::due);
    }

    /** With whole dates, for whoever reads it on another day than it was written. */
    public String dated(Notice notice, Locale locale) {
        return text(notice, locale, times(locale)::dueLong);
    }

    private Times times(Locale locale) {
        return new Times(clock, locale, messages);
    }

    private String text(Notice notice, Locale locale, Function<Instant, String> time) {
        Object[] args = notice.args().stream()
                .map(arg -> arg instanceof Instant at ? time.apply(at) : arg)
                .toArray();
        return messages.text(locale, "notice." + notice.code(), args);
    }
}
