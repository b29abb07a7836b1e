package org.shanzhi.access.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.AccessApp;

class PasswordsTest {
    private final Passwords passwords = new Passwords();

    @Test
    void a_hash_is_argon2id_with_nineteen_mebibytes_and_fits_its_password_alone() {
        String hash = passwords.hash(AccessApp.PASSWORD);
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain(AccessApp.PASSWORD);
        assertThat(passwords.hash(AccessApp.PASSWORD)).isNotEqualTo(hash);
        assertThat(passwords.fits(AccessApp.PASSWORD, hash)).isTrue();
        assertThat(passwords.fits(AccessApp.PASSWORD + " ", hash)).isFalse();
        assertThat(passwords.outdated(hash)).isFalse();
        assertThat(passwords.outdated("$argon2id$v=19$m=4096,t=1,p=1$c2FsdHNhbHQ$" + "A".repeat(43)))
                .isTrue();
    }

    @Test
    void nobodys_password_takes_as_long_as_somebodys_and_never_fits() {
        String hash = passwords.hash(AccessApp.PASSWORD);
        passwords.fits("warm", hash);
        double known = median(() -> passwords.fits("wrong", hash));
        double unknown = median(() -> assertThat(passwords.fits("wrong", null)).isFalse());
        assertThat(unknown / known).isBetween(0.5, 2.0);
    }

    @Test
    void a_one_time_password_obeys_the_rules_and_is_never_the_same() {
        String made = passwords.oneTime();
        assertThat(made).matches("([2-9A-HJ-NP-Za-km-z]{4}-){3}[2-9A-HJ-NP-Za-km-z]{4}");
        assertThat(PasswordRules.refuse(made, "handler1")).isEmpty();
        assertThat(passwords.oneTime()).isNotEqualTo(made);
    }

    private static double median(Runnable work) {
        long[] nanos = new long[9];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            work.run();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos[nanos.length / 2];
    }
}
