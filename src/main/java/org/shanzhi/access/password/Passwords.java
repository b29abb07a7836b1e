package org.shanzhi.access.password;

import java.security.SecureRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id with 19 MiB and two passes (OWASP's second choice; RFC 9106 §4 gives the memory-hard reasoning). One hash takes
 * some tens of milliseconds of one core. At most two are computed at a time, so that a flood of sign-ins can take neither
 * the memory nor the processors from those who are signed in.
 */
@Component
public class Passwords {
    private static final int KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int AT_ONCE = 2;
    private static final int SECONDS_TO_WAIT = 20;
    /** Without 0 O 1 l I, which are misread on paper. */
    private static final String READABLE = "23456789ABCDEFGHJKMNPQRSTVWXYZabcdefghijkmnpqrstuvwxyz";

    private static final int GROUPS = 4;
    private static final int GROUP = 4;

    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, KIB, PASSES);
    private final Semaphore computing = new Semaphore(AT_ONCE, true);
    private final SecureRandom random = new SecureRandom();
    /** Of a password that nobody has: an unknown name takes as long as a known one. */
    private final String nobodys = argon2.encode(oneTime());

    public String hash(String password) {
        return alone(() -> argon2.encode(password));
    }

    /** @param hash null compares with nobody's, which takes as long and never fits */
    public boolean fits(String password, String hash) {
        String against = hash == null ? nobodys : hash;
        return alone(() -> argon2.matches(password, against)) && hash != null;
    }

    /** Whether the hash was made with other parameters than today's. */
    public boolean outdated(String hash) {
        return argon2.upgradeEncoding(hash);
    }

    /** Sixteen readable characters in groups of four, 91 bits. */
    public String oneTime() {
        var made = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) made.append('-');
            made.append(READABLE.charAt(random.nextInt(READABLE.length())));
        }
        return made.toString();
    }

    private <T> T alone(java.util.function.Supplier<T> work) {
        try {
            if (!computing.tryAcquire(SECONDS_TO_WAIT, TimeUnit.SECONDS)) throw new TooManyAtOnce();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooManyAtOnce();
        }
        try {
            return work.get();
        } finally {
            computing.release();
        }
    }

    /** More people want to sign in than the machine can hash for; the page says to try again. */
    public static final class TooManyAtOnce extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyAtOnce() {
            super(null, null, false, false);
        }
    }
}
