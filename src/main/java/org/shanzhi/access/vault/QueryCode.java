package org.shanzhi.access.vault;

import java.math.BigInteger;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/** Eight characters without 0 O 1 I L U, which people confuse ({@code policies.yaml} {@code query_code}). */
public final class QueryCode {
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 8;
    private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());

    private QueryCode() {}

    /** From at least 16 random-looking bytes: 128 bits over 30⁸ codes leave no measurable preference for any. */
    public static String of(byte[] mac) {
        var rest = new BigInteger(1, Arrays.copyOf(mac, 16));
        var code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            var parts = rest.divideAndRemainder(BASE);
            code.append(ALPHABET.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return code.toString();
    }

    /** As people type it: any case, full width, with spaces or hyphens. */
    public static String normal(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}\\p{Pd}]", "")
                .toUpperCase(Locale.ROOT);
    }
}
