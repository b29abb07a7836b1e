package org.shanzhi.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headings of a stranger's file stand in the report, and whoever opens it in a spreadsheet must not run them. */
class ImportReportTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void no_cell_begins_like_a_formula(String heading) {
        assertThat(ImportReport.cell(heading)).startsWith("\"'" + heading.charAt(0));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            灯不亮     | "灯不亮"
            a"b,c     | "a""b,c"
            1=1       | "1=1"
            """)
    void anything_else_stays_as_it_is(String text, String cell) {
        assertThat(ImportReport.cell(text)).isEqualTo(cell);
    }
}
