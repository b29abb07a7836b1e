package org.shanzhi.access.factor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.web.util.UriUtils;

/**
 * Codes that a device shows, after RFC 6238: six digits, thirty seconds, HMAC-SHA-1, which is all that every app can do. A
 * device half a minute slow or fast is believed; a code whose step was taken before is not.
 */
public final class Totp {
    public static final int SECRET_BYTES = 20;
    private static final int SECONDS = 30;
    private static final int MODULUS = 1_000_000;
    private static final int SKEW = 1;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    /** The step of the code that was typed, if it is one of now and later than the last that was taken. */
    public static OptionalLong step(byte[] secret, String typed, Instant now, long lastTaken) {
        byte[] code = normal(typed).getBytes(StandardCharsets.UTF_8);
        long step = stepAt(now);
        return LongStream.rangeClosed(step - SKEW, step + SKEW)
                .filter(one -> one > lastTaken)
                .filter(one -> MessageDigest.isEqual(code(secret, one).getBytes(StandardCharsets.UTF_8), code))
                .findFirst();
    }

    public static long stepAt(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), SECONDS);
    }

    public static String code(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
            return "%06d".formatted(number % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For those whose device has no camera: groups of four letters and digits. */
    public static String typed(byte[] secret) {
        return base32(secret).replaceAll("(.{4})(?!$)", "$1 ");
    }

    /** What the QR code says; the centre's name stands above the code on the device. */
    public static String uri(String centre, String username, byte[] secret) {
        String issuer = UriUtils.encode(centre, StandardCharsets.UTF_8);
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
                .formatted(issuer, UriUtils.encode(username, StandardCharsets.UTF_8), base32(secret), issuer);
    }

    private static String base32(byte[] bytes) {
        var text = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte one : bytes) {
            held = held << 8 | one & 0xff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt(held >> bits & 31));
            }
        }
        return text.toString();
    }

    /** As people type it: in full width, in two groups of three. */
    private static String normal(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }
}
