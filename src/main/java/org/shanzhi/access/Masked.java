package org.shanzhi.access;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The masks of domain.md §8.2 and {@code policies.yaml} {@code masking}. When a value does not have the shape that its
 * mask was made for, more is hidden, never less. Empty and null stay empty: absence is not personal data.
 */
public final class Masked {
    private static final int SHORTEST_RUN = 7;

    /**
     * Seven or more digits, also full-width and with single spaces or hyphens between them, and a last X. Matter numbers
     * and dates look alike, so they are matched first and left as they are.
     */
    private static final Pattern NUMBER_IN_TEXT = Pattern.compile("(?<kept>[A-Z]{2}[0-9]{2}-[0-9]{7}-[0-9]"
            + "|(?<!\\p{Nd})(?:19|20)[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}(?: [0-9]{1,2}:[0-9]{2})?(?!\\p{Nd}))"
            + "|\\p{Nd}(?:[ \\-—－\u3000\u00a0]?\\p{Nd}){6,}[xXＸｘ]?");

    /** 区 ends a district, but not in 小区, 社区, 园区. */
    private static final Pattern SUBDISTRICT = Pattern.compile("^.*?(?:街道|镇|乡)");

    private static final Pattern DISTRICT = Pattern.compile("^.*?(?:(?<![小社园])区|县|市)");
    private static final Pattern BUILDING = Pattern.compile("[\\p{Nd}号楼栋幢单元室户弄巷]");

    private Masked() {}

    /** 张三 → 张*; three and more characters → first character and **. */
    public static String name(String clear) {
        if (blank(clear)) return "";
        String name = clear.strip();
        int length = name.codePointCount(0, name.length());
        return Character.toString(name.codePointAt(0)) + (length <= 2 ? "*" : "**");
    }

    /** 13812341234 → 138****1234. */
    public static String phone(String clear) {
        return blank(clear) ? "" : keep(3, 4, clear.replaceAll("[\\s\\-—－]", ""));
    }

    /** First three and last four of the number. */
    public static String idNumber(String clear) {
        return blank(clear) ? "" : keep(3, 4, clear.replaceAll("\\s", ""));
    }

    /** Up to the sub-district (街道, 镇, 乡), else the district; the building is never shown. */
    public static String address(String clear) {
        if (blank(clear)) return "";
        for (Pattern level : new Pattern[] {SUBDISTRICT, DISTRICT}) {
            var matcher = level.matcher(clear.strip());
            if (matcher.find() && !BUILDING.matcher(matcher.group()).find()) return matcher.group() + "***";
        }
        return "***";
    }

    /** Text with every number of a person in it masked: telephone, identity card, bank card. Names cannot be found so. */
    public static String text(String clear) {
        return blank(clear) ? "" : NUMBER_IN_TEXT.matcher(clear).replaceAll(Masked::numberInText);
    }

    private static String numberInText(MatchResult found) {
        if (found.group("kept") != null) return Matcher.quoteReplacement(found.group());
        String run = found.group().replaceAll("[ \\-—－\u3000\u00a0]", "");
        return keep(3, 4, run);
    }

    private static String keep(int head, int tail, String value) {
        int length = value.codePointCount(0, value.length());
        if (length < head + tail + 4) return "*".repeat(Math.max(length, SHORTEST_RUN));
        return value.substring(0, value.offsetByCodePoints(0, head))
                + "*".repeat(length - head - tail)
                + value.substring(value.offsetByCodePoints(value.length(), -tail));
    }

    private static boolean blank(String value) {
        return value == null || value.isBlank();
    }
}
