package org.shanzhi.kernel.log;

import java.util.regex.Pattern;

/**
 * The last net: mobile numbers and identity numbers that slipped into a text that is kept in clear, such as a log line,
 * become {@code ***}. Personal data does not belong there in the first place.
 */
public final class Redactor {
    private static final String DIGIT = "[0-9０-９]";
    private static final Pattern PERSONAL = Pattern.compile(("(?<!D)(?:"
                    + "D{17}[0-9０-９XxＸｘ]" // identity number
                    + "|D{15}" // of the first generation
                    + "|(?:86[- ]?)?[1１][3-9３-９]D(?:[- ]?D{4}){2}" // mobile
                    + ")(?!D)")
            .replace("D", DIGIT));

    private Redactor() {}

    public static String mask(String text) {
        return PERSONAL.matcher(text).replaceAll("***");
    }
}
