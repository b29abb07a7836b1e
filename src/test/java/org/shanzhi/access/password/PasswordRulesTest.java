package org.shanzhi.access.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shanzhi.access.AccessRefusal;

class PasswordRulesTest {
    @ParameterizedTest
    @CsvSource({
        "Baita-1909, ",
        "correct horse battery, ",
        "天庆花园的桃花又开了2026呀真好, ",
        "Ab3$efghi, PASSWORD_SHORT",
        "黄河母亲像1, PASSWORD_SHORT",
        "abcdefghijkl, PASSWORD_SIMPLE",
        "baita-shan1a, ",
        "baitashan1a2, PASSWORD_SIMPLE",
        "P@ssw0rd123!, PASSWORD_COMMON",
        "Lanzhou@2026, PASSWORD_COMMON",
        "Qwerty12345!, PASSWORD_COMMON",
        "Woaini1314!!, PASSWORD_COMMON",
        "aA1!aA1!aA1!aA1!aA1!, PASSWORD_COMMON",
        "Handler1-2026-x, PASSWORD_LIKE_USERNAME",
    })
    void a_password_is_taken_or_refused_with_the_reason(String password, AccessRefusal expected) {
        assertThat(PasswordRules.refuse(password, "handler1").orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 129})
    void nobody_makes_us_hash_a_book(int length) {
        String password = "Ab3-efghijklmnop".repeat(9).substring(0, length);
        assertThat(PasswordRules.refuse(password, "handler1").isPresent()).isEqualTo(length > 128);
    }

    @Test
    void a_character_beyond_the_bmp_is_one_character() {
        assertThat(PasswordRules.refuse("𠮷𠮷Aa1𠮷bc", "handler1")).hasValue(AccessRefusal.PASSWORD_SHORT);
    }
}
