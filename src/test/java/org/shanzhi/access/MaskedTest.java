package org.shanzhi.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedTest {
    @ParameterizedTest
    @CsvSource({
        "张三, 张*",
        "张三丰, 张**",
        "欧阳锋, 欧**",
        "𠮷田, 𠮷*",
        "㐂, 㐂*",
        "阿卜杜拉·买买提, 阿**",
        "' 李 四 ', 李**",
    })
    void a_name_shows_its_first_character(String clear, String masked) {
        assertThat(Masked.name(clear)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "13812341234, 138****1234",
        "138 1234 1234, 138****1234",
        "１３８１２３４１２３４, １３８****１２３４",
        "0931-8450000, 093****0000",
        "8450000, *******",
        "110, *******",
    })
    void a_telephone_shows_three_and_four(String clear, String masked) {
        assertThat(Masked.phone(clear)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "62010219900101123X, 620***********123X",
        "620102900101123, 620********1123",
        "G12345678, *********",
    })
    void an_identity_number_shows_three_and_four(String clear, String masked) {
        assertThat(Masked.idNumber(clear)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "甘肃省兰州市城关区雁北街道天庆花园3号楼2单元201室, 甘肃省兰州市城关区雁北街道***",
        "皋兰县石洞镇东湾村12号, 皋兰县石洞镇***",
        "城关区张掖路100号, 城关区***",
        "天庆花园小区3号楼, ***",
        "3号楼201室雁北街道, ***",
        "张掖路100号, ***",
    })
    void an_address_ends_at_the_sub_district(String clear, String masked) {
        assertThat(Masked.address(clear)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "请打13812341234找他, 请打138****1234找他",
        "请打 138-1234-1234 找他, 请打 138****1234 找他",
        "请打１３８１２３４１２３４, 请打１３８****１２３４",
        "身份证62010219900101123X丢失, 身份证620***********123X丢失",
        "卡号6222 0212 3456 7890 123, 卡号622************0123",
        "见 CG26-0001234-2, 见 CG26-0001234-2",
        "2026-11-23 09:30 来访, 2026-11-23 09:30 来访",
        "欠薪 56000 元, 欠薪 56000 元",
        "座机8450000, 座机*******",
    })
    void numbers_in_text_are_masked_but_dates_and_matter_numbers_stay(String clear, String masked) {
        assertThat(Masked.text(clear)).isEqualTo(masked);
    }

    @Test
    void nothing_stays_nothing() {
        assertThat(Masked.name(null)).isEmpty();
        assertThat(Masked.phone(" ")).isEmpty();
        assertThat(Masked.idNumber("")).isEmpty();
        assertThat(Masked.address(null)).isEmpty();
        assertThat(Masked.text(null)).isEmpty();
    }
}
