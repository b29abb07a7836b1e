package org.shanzhi.notify.words;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.shanzhi.kernel.text.Languages;
import org.shanzhi.kernel.text.Messages;
import org.shanzhi.kernel.web.PublicAddress;
import org.shanzhi.notify.Notice;
import org.springframework.stereotype.Component;

/** What stands in a message that leaves the house: number, rule, time and a link, and nothing of what it is about. */
@Component
public class OutsideText {
    private static final Locale LOCALE = Languages.CHINESE;
    private static final int MOST_LINES = 20;
    private static final String ALL = "/notices";

    private final NoticeText text;
    private final Messages messages;
    private final PublicAddress address;

    OutsideText(NoticeText text, Messages messages, PublicAddress address) {
        this.text = text;
        this.messages = messages;
        this.address = address;
    }

    public String subject(int notices) {
        return notices == 1 ? say("outgoing.subject") : say("outgoing.subject_many", notices);
    }

    /** One, or several of a night as lines. */
    public String body(List<Notice> notices) {
        String lines = notices.stream()
                .limit(MOST_LINES)
                .map(notice -> text.dated(notice, LOCALE))
                .collect(Collectors.joining("\n"));
        if (notices.size() > MOST_LINES) lines += "\n" + say("outgoing.more", notices.size() - MOST_LINES);
        String page = notices.size() == 1 ? notices.getFirst().link() : ALL;
        return lines + address.known(page).map(link -> "\n" + link).orElse("");
    }

    public String test() {
        return say("outgoing.test")
                + address.known(ALL).map(link -> "\n" + link).orElse("");
    }

    private String say(String key, Object... args) {
        return messages.text(LOCALE, key, args);
    }
}
