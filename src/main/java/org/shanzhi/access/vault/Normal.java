package org.shanzhi.access.vault;

import java.text.Normalizer;
import java.util.Locale;

/**
 * One spelling for what people and machines write in many, so that equal things have equal blind indexes: full-width
 * digits (１３８), spaces and hyphens, +86, 15-digit identity numbers issued before 1999.
 */
public final class Normal {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";

    private Normal() {}

    public static String phone(String value) {
        String digits = compact(value);
        return digits.replaceFirst("^(?:\\+|00)86(?=\\d{7,})", "");
    }

    /** GB 11643: the 18-digit form of a resident identity number; any other document's number only compacted. */
    public static String idNumber(String value) {
        String number = compact(value).toUpperCase(Locale.ROOT);
        return number.matches("\\d{15}")
                ? withCheckCharacter(number.substring(0, 6) + "19" + number.substring(6))
                : number;
    }

    private static String withCheckCharacter(String seventeen) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) sum += WEIGHTS[i] * (seventeen.charAt(i) - '0');
        return seventeen + CHECK.charAt(sum % 11);
    }

    private static String compact(String value) {
        return Normalizer.normalize(value, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}\\p{Pd}()]", "");
    }
}
