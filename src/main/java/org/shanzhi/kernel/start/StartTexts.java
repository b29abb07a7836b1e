package org.shanzhi.kernel.start;

import java.util.Locale;
import java.util.stream.Stream;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.text.Languages;
import org.shanzhi.kernel.text.Messages;

/** What the console says, in the language of the terminal; used before and outside Spring. */
public final class StartTexts {
    private StartTexts() {}

    public static String of(StartRefusal code, Object... args) {
        return Messages.load().text(language(), Refusal.of(code, args));
    }

    public static String of(String key, Object... args) {
        return Messages.load().text(language(), key, args);
    }

    /** As the environment asks; Java's own answer is English wherever that locale's files are not installed. */
    public static Locale language() {
        return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(System.getenv()::get)
                .filter(value -> value != null && !value.isEmpty())
                .findFirst()
                .filter(value -> value.startsWith("zh"))
                .map(value -> Languages.CHINESE)
                .orElse(Languages.ENGLISH);
    }
}
