package org.shanzhi.kernel.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A stranger's words stand in tables that we hand out, and whoever opens them in a spreadsheet must not run them. */
class HarmlessTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠SUM(A1)"})
    void no_cell_begins_like_a_formula(String heading) {
        assertThat(Harmless.csv(heading)).startsWith("\"'" + heading.charAt(0));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            灯不亮     | "灯不亮"
            a"b,c     | "a""b,c"
            1=1       | "1=1"
            """)
    void anything_else_stays_as_it_is(String text, String cell) {
        assertThat(Harmless.csv(text)).isEqualTo(cell);
    }
}
