package org.shanzhi.kernel.start;

import java.util.Locale;
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

    public static Locale language() {
        return Languages.of(Locale.getDefault());
    }
}
