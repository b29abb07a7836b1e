package org.shanzhi.kernel.start;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Random words that nobody can guess: 192 bits as 48 hexadecimal digits. */
public final class Secrets {
    private Secrets() {}

    public static String create() {
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }
}
