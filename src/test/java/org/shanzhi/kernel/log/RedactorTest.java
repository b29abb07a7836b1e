package org.shanzhi.kernel.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
    @ParameterizedTest
    @CsvSource({
        "电话13812345678。, 电话***。",
        "138 1234 5678 或 139-8765-4321, *** 或 ***",
        "+8613812345678, +***",
        "+86 13812345678, +***",
        "１３８１２３４５６７８, ***",
        "身份证11010519491231002X，, 身份证***，",
        "11010519491231002x/110105194912310028, ***/***",
        "110105491231002, ***",
        "\"phone\":\"13812345678\", \"phone\":\"***\"",
        "a13812345678b, a***b"
    })
    void numbers_of_people_are_masked(String line, String masked) {
        assertThat(Redactor.mask(line)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CG26-0001234-2",
                "260001234",
                "2026-11-23T01:30:00.123456Z",
                "1763861400000",
                "0571-88888888",
                "12345678901",
                "138123456789",
                "8f14e45f-ceea-4670-9c5d-1763861400aa",
                "192.168.100.200:54555",
                "took 1234567890 ns"
            })
    void other_numbers_stay(String line) {
        assertThat(Redactor.mask(line)).isEqualTo(line);
    }
}
