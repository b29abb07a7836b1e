package org.shanzhi.kernel.start;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the console says, in the language of the terminal; Spring's message source does not exist yet then. */
public final class StartTexts {
    private StartTexts() {}

    public static String of(StartRefusal code, Object... args) {
        return of("refusal." + code.name(), args);
    }

    public static String of(String key, Object... args) {
        String pattern = ResourceBundle.getBundle("messages.start", language()).getString(key);
        return new MessageFormat(pattern, Locale.ROOT).format(args);
    }

    /** The two languages there are; no fallback to a third. */
    private static Locale language() {
        return Locale.getDefault().getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }
}
