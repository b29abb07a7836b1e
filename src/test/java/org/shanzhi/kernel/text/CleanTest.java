package org.shanzhi.kernel.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.ServiceCode;
import org.shanzhi.testing.Sizes;

class CleanTest {
    private static final long SEED = 16;
    private final Clean clean = new Clean();

    @Test
    void names_keep_rare_characters_variants_and_the_middle_dot() {
        for (var name : List.of("𠮷野家", "㐂", "买买提·吐尔逊", "葛󠄀城", "O'Neill-Smith", "张三（化名）")) {
            assertThat(clean.line("name", name, 50)).isEqualTo(name);
        }
        assertThat(clean.errors()).isEmpty();
    }

    @Test
    void control_characters_and_marks_nobody_sees_are_dropped() {
        assertThat(clean.text("body", "\ufeff一\0二\u0007三\u009f\r\n四\t五\r六\u2028七\u202e八\u2066九", 50))
                .isEqualTo("一二三\n四\t五\n六\n七八九");
    }

    @Test
    void composed_and_decomposed_letters_are_one() {
        assertThat(clean.line("name", "Jose\u0301", 50)).isEqualTo("José");
    }

    @Test
    void space_at_the_ends_is_no_content() {
        assertThat(clean.text("body", " \u3000\u00a0\n文字\u200b\n ", 50)).isEqualTo("文字");
        assertThat(clean.text("body", "\u3000 \n", 50)).isNull();
        assertThat(clean.text("body", null, 50)).isNull();
        assertThat(clean.errors()).isEmpty();
    }

    @Test
    void a_line_has_no_line_ends() {
        assertThat(clean.line("title", "楼上\r\n\r\n漏水\t三次", 50)).isEqualTo("楼上 漏水 三次");
    }

    @Test
    void text_keeps_full_width_digits_and_numbers_do_not() {
        assertThat(clean.text("body", "１２３号楼", 50)).isEqualTo("１２３号楼");
        assertThat(clean.number("phone", "１３８００００００００", 20)).isEqualTo("13800000000");
    }

    @ParameterizedTest
    @CsvSource({
        "138 0000 0000, 13800000000",
        "+86-138-0000-0000, +8613800000000",
        "（０５７１）８８８８８８８８, 057188888888",
        "11010519491231002x, 11010519491231002X",
        "１１０１０５１９４９１２３１００２Ｘ, 11010519491231002X",
        "110105491231002, 110105491231002"
    })
    void numbers_come_back_as_digits(String typed, String stored) {
        assertThat(clean.number("number", typed, 20)).isEqualTo(stored);
        assertThat(clean.errors()).isEmpty();
    }

    @Test
    void what_is_no_number_says_so() {
        for (var wrong : List.of("abc", "12a", "一二三", "---", "1+2", "X1")) {
            var each = new Clean();
            assertThat(each.number("phone", wrong, 20)).as(wrong).isNull();
            assertThat(each.errors()).containsExactly(FieldError.of("phone", ServiceCode.NOT_A_NUMBER));
        }
    }

    @Test
    void lengths_count_characters_as_a_reader_does() {
        assertThat(clean.line("name", "𠮷".repeat(5), 5)).isEqualTo("𠮷".repeat(5));
        assertThat(clean.line("name", "𠮷".repeat(6), 5)).isNull();
        assertThat(clean.errors()).containsExactly(FieldError.of("name", ServiceCode.TEXT_TOO_LONG, 5, 6));
    }

    @Test
    void half_a_character_is_refused_not_mended() {
        for (var broken : List.of("\ud842", "\udfb7", "a\udfb7\ud842b")) {
            var each = new Clean();
            assertThat(each.text("body", broken, 50)).isNull();
            assertThat(each.errors()).containsExactly(FieldError.of("body", ServiceCode.TEXT_BROKEN));
        }
    }

    @Test
    void everything_wrong_is_told_at_once_and_each_field_once() {
        clean.required("title", clean.line("title", " ", 10));
        clean.required("body", clean.text("body", "长".repeat(11), 10));
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(clean::orInvalid)
                .satisfies(invalid -> assertThat(invalid.errors())
                        .containsExactly(
                                FieldError.of("title", ServiceCode.TEXT_REQUIRED),
                                FieldError.of("body", ServiceCode.TEXT_TOO_LONG, 10, 11)));
    }

    @Test
    void what_was_cleaned_stays_as_it_is() {
        var random = new SplittableRandom(SEED);
        for (var round = 0; round < Sizes.pick(5_000, 500_000); round++) {
            var sent = new StringBuilder();
            for (var i = random.nextInt(12); i > 0; i--) {
                sent.appendCodePoint(
                        switch (random.nextInt(4)) {
                            case 0 -> random.nextInt(0xa0);
                            case 1 -> random.nextInt(0x2000, 0x2070);
                            case 2 -> random.nextInt(0x300, 0x370);
                            default -> random.nextInt(0x110000);
                        });
            }
            var once = new Clean().text("body", sent.toString(), 100);
            assertThat(new Clean().text("body", once, 100))
                    .as("seed %s round %s", SEED, round)
                    .isEqualTo(once);
        }
    }
}
