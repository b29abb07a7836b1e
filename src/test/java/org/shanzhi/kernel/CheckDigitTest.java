package org.shanzhi.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.shanzhi.testing.Sizes;

class CheckDigitTest {
    private static final long SEED = 7064;

    @Test
    void the_example_of_the_contract_ends_in_2() {
        assertThat(CheckDigit.of("260001234")).isEqualTo(2);
        assertThat(CheckDigit.valid("2600012342")).isTrue();
    }

    @Test
    void the_example_of_the_standard_ends_in_5() {
        assertThat(CheckDigit.of("0794")).isEqualTo(5);
    }

    @Test
    void every_single_wrong_digit_is_caught() {
        var random = new SplittableRandom(SEED);
        for (var round = 0; round < Sizes.pick(300, 20_000); round++) {
            var number = withCheckDigit(random);
            for (var at = 0; at < number.length(); at++) {
                for (var digit = '0'; digit <= '9'; digit++) {
                    var wrong = number.substring(0, at) + digit + number.substring(at + 1);
                    assertThat(CheckDigit.valid(wrong))
                            .as("%s for %s", wrong, number)
                            .isEqualTo(wrong.equals(number));
                }
            }
        }
    }

    @Test
    void swapped_neighbours_are_caught_unless_they_differ_by_one_or_are_0_and_9() {
        var random = new SplittableRandom(SEED);
        int swaps = 0;
        int missed = 0;
        for (var round = 0; round < Sizes.pick(2_000, 200_000); round++) {
            var number = withCheckDigit(random);
            for (var at = 0; at + 2 < number.length(); at++) {
                var a = number.charAt(at);
                var b = number.charAt(at + 1);
                if (a == b) {
                    continue;
                }
                swaps++;
                if (CheckDigit.valid(number.substring(0, at) + b + a + number.substring(at + 2))) {
                    missed++;
                    assertThat(Math.abs(a - b)).as(number).isIn(1, 9);
                }
            }
        }
        assertThat((double) missed / swaps).as("seed %s", SEED).isBetween(0.015, 0.03);
    }

    @Test
    void anything_but_digits_is_not_a_number() {
        assertThat(CheckDigit.valid("")).isFalse();
        assertThat(CheckDigit.valid("5")).isFalse();
        assertThat(CheckDigit.valid("26000123４2")).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> CheckDigit.of("26 1"));
        assertThatIllegalArgumentException().isThrownBy(() -> CheckDigit.of(""));
    }

    private static String withCheckDigit(SplittableRandom random) {
        var digits = new StringBuilder();
        for (var i = 0; i < 9; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.append(CheckDigit.of(digits.toString())).toString();
    }
}
