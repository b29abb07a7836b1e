package org.shanzhi.kernel.text;

import java.util.List;
import java.util.Locale;

/** The two languages: Simplified Chinese first, English for those who ask. */
public final class Languages {
    public static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    public static final Locale ENGLISH = Locale.ENGLISH;
    public static final List<Locale> ALL = List.of(CHINESE, ENGLISH);

    private Languages() {}

    /** English for any English; Chinese for everything else. */
    public static Locale of(Locale asked) {
        return asked != null && "en".equals(asked.getLanguage()) ? ENGLISH : CHINESE;
    }

    /** By what was typed in {@code ?lang=} or kept in the cookie; null when it names neither language. */
    public static Locale named(String tag) {
        if (tag == null) return null;
        return switch (tag.toLowerCase(Locale.ROOT)) {
            case "en" -> ENGLISH;
            case "zh", "zh-cn", "zh_cn", "zh-hans" -> CHINESE;
            default -> null;
        };
    }

    /** The first of the two that an Accept-Language header prefers; Chinese when it names neither or is unreadable. */
    public static Locale accepted(String header) {
        if (header == null || header.isBlank()) return CHINESE;
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> Locale.forLanguageTag(range.getRange().replace("*", "zh")))
                    .filter(locale -> List.of("en", "zh").contains(locale.getLanguage()))
                    .findFirst()
                    .map(Languages::of)
                    .orElse(CHINESE);
        } catch (IllegalArgumentException unreadable) {
            return CHINESE;
        }
    }
}
