package org.shanzhi.console.help;

import java.util.Locale;
import org.shanzhi.policy.Labelled;
import org.shanzhi.policy.Mark;

/**
 * A word of the trade (词条) in both languages.
 *
 * @param code how data name it, or empty
 * @param mark how well it is known; null when it is just a word
 * @param noteZh what there is to say about it, or empty
 */
public record Term(String code, String zh, String en, Mark mark, String noteZh, String noteEn) implements Labelled {
    static Term of(Labelled row) {
        return new Term(row.code(), row.zh(), row.en(), null, "", "");
    }

    public String note(Locale locale) {
        return locale.getLanguage().equals("zh") ? noteZh : noteEn;
    }

    boolean mentions(String wanted) {
        return (code + '\n' + zh + '\n' + en + '\n' + noteZh + '\n' + noteEn)
                .toLowerCase(Locale.ROOT)
                .contains(wanted);
    }
}
