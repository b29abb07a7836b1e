package org.shanzhi.kernel.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FirstLettersTest {
    @Test
    void a_word_is_found_by_the_first_letters_of_its_sounds() {
        assertThat(FirstLetters.of("漏水渗水")).isEqualTo("lsss");
        assertThat(FirstLetters.of("拖欠农民工工资")).isEqualTo("tqnmggz");
        assertThat(FirstLetters.of("阿坝做座")).isEqualTo("abzz");
    }

    @Test
    void letters_and_digits_stand_for_themselves_and_what_has_no_letter_is_left_out() {
        assertThat(FirstLetters.of("110 报警(A类)，𠮷㐂鑫é")).isEqualTo("110bjal");
    }
}
