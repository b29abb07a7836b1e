package org.shanzhi.access.factor;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** For the day on which the device is lost: ten codes on paper, each good for one sign-in. 49 bits each. */
public final class RecoveryCodes {
    static final int SET = 10;
    private static final int HALF = 5;
    /** Without 0 o 1 l i, which are misread on paper. */
    private static final String READABLE = "23456789abcdefghjkmnpqrstuvwxyz";

    private static final SecureRandom RANDOM = new SecureRandom();

    private RecoveryCodes() {}

    public static List<String> fresh() {
        return Stream.generate(RecoveryCodes::one).distinct().limit(SET).toList();
    }

    /** What is compared, however it was typed: in capitals, with blanks for the dash or without. */
    public static String normal(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^0-9a-z]", "");
    }

    private static String one() {
        String code = RANDOM.ints(2L * HALF, 0, READABLE.length())
                .mapToObj(index -> READABLE.substring(index, index + 1))
                .collect(Collectors.joining());
        return code.substring(0, HALF) + "-" + code.substring(HALF);
    }
}
