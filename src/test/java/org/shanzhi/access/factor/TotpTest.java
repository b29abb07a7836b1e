package org.shanzhi.access.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TotpTest {
    /** The secret of RFC 6238, appendix B. */
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    private static final Instant NOW = Instant.parse("2026-11-23T01:30:05Z");

    @Test
    void codes_are_those_of_the_standard() {
        // Appendix B has eight digits; the last six are those of a six-digit code.
        Map.of(59L, "287082", 1111111109L, "081804", 1234567890L, "005924", 20000000000L, "353130")
                .forEach((second, code) -> assertThat(Totp.code(SECRET, Totp.stepAt(Instant.ofEpochSecond(second))))
                        .isEqualTo(code));
    }

    @Test
    void a_device_thirty_seconds_slow_or_fast_is_believed_and_no_further() {
        long step = Totp.stepAt(NOW);
        for (int off = -3; off <= 3; off++) {
            assertThat(Totp.step(SECRET, Totp.code(SECRET, step + off), NOW, 0).isPresent())
                    .as("%s steps", off)
                    .isEqualTo(Math.abs(off) <= 1);
        }
    }

    @Test
    void no_code_is_believed_whose_step_was_taken_before() {
        long step = Totp.stepAt(NOW);
        String code = Totp.code(SECRET, step);
        assertThat(Totp.step(SECRET, code, NOW, step - 1)).hasValue(step);
        assertThat(Totp.step(SECRET, code, NOW, step)).isEmpty();
        assertThat(Totp.step(SECRET, Totp.code(SECRET, step - 1), NOW, step)).isEmpty();
    }

    @Test
    void a_code_is_taken_as_people_type_it() {
        String code = Totp.code(SECRET, Totp.stepAt(NOW));
        String wide = code.chars()
                .mapToObj(c -> String.valueOf((char) (c - '0' + '０')))
                .reduce("", String::concat);
        assertThat(Totp.step(SECRET, " " + code.substring(0, 3) + " " + code.substring(3), NOW, 0))
                .isPresent();
        assertThat(Totp.step(SECRET, wide, NOW, 0)).isPresent();
        for (String wrong : new String[] {"", "00000", code + "0", "abcdef"}) {
            assertThat(Totp.step(SECRET, wrong, NOW, 0)).as(wrong).isEmpty();
        }
    }

    @Test
    void the_address_in_the_picture_is_what_apps_read() {
        assertThat(Totp.typed(SECRET)).isEqualTo("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assertThat(Totp.uri("城关区综治中心", "clerk1", SECRET))
                .isEqualTo("otpauth://totp/%E5%9F%8E%E5%85%B3%E5%8C%BA%E7%BB%BC%E6%B2%BB%E4%B8%AD%E5%BF%83:clerk1"
                        + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                        + "&issuer=%E5%9F%8E%E5%85%B3%E5%8C%BA%E7%BB%BC%E6%B2%BB%E4%B8%AD%E5%BF%83");
    }

    @Test
    void ten_recovery_codes_are_ten_and_read_back_however_they_are_typed() {
        var codes = RecoveryCodes.fresh();
        assertThat(new HashSet<>(codes)).hasSize(10).allMatch(code -> code.matches("[2-9a-z]{5}-[2-9a-z]{5}"));
        String code = codes.getFirst();
        assertThat(RecoveryCodes.normal(" " + code.toUpperCase() + " ")).isEqualTo(code.replace("-", ""));
        assertThat(RecoveryCodes.normal(code.replace('-', '－'))).isEqualTo(code.replace("-", ""));
    }
}
