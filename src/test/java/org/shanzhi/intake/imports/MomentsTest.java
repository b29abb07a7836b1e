package org.shanzhi.intake.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shanzhi.intake.table.Cell;
import org.shanzhi.kernel.ChinaTime;

/** Times as offices spell them. */
class MomentsTest {
    private final Moments moments = new Moments(List.of("dd.MM.yyyy HH:mm", "MM/dd/yyyy"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2020-01-06 12:09:38       | 2020-01-06T12:09:38
            2020-01-06                | 2020-01-06T00:00
            2020/1/6 8:05             | 2020-01-06T08:05
            2020.1.6                  | 2020-01-06T00:00
            2020年1月6日               | 2020-01-06T00:00
            2020年1月6日 12时09分38秒   | 2020-01-06T12:09:38
            2020年1月6日12时9分         | 2020-01-06T12:09
            2020 年 1 月 6 日 8 点      | 2020-01-06T08:00
            2020-1-6 下午3:05          | 2020-01-06T15:05
            2020-1-6 上午12:05         | 2020-01-06T12:05
            2020-01-06 3:05 PM        | 2020-01-06T15:05
            2020-01-06 12:05 AM       | 2020-01-06T00:05
            2020年1月6日（星期一）9:30   | 2020-01-06T09:30
            ２０２０－０１－０６　１２：０９  | 2020-01-06T12:09
            20200106                  | 2020-01-06T00:00
            20200106120938            | 2020-01-06T12:09:38
            2020-01-06T12:09:38.123   | 2020-01-06T12:09:38
            2020-01-06T12:09:38+08:00 | 2020-01-06T12:09:38
            2020-01-06T04:09:38Z      | 2020-01-06T12:09:38
            2020-01-06 24:00          | 2020-01-07T00:00
            43836                     | 2020-01-06T00:00
            43836.506689815           | 2020-01-06T12:09:38
            06.01.2020 12:09          | 2020-01-06T12:09
            01/06/2020                | 2020-01-06T00:00
            """)
    void a_time_is_read_as_it_was_meant(String written, String meant) {
        assertThat(moments.read(cell(written)))
                .contains(LocalDateTime.parse(meant).atZone(ChinaTime.ZONE).toInstant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1月6日", "20-01-06", "昨天", "2020-13-01", "2020-02-30", "2020", "13812345678", "0", "上午9点"})
    void what_nobody_can_know_is_no_time(String written) {
        assertThat(moments.read(cell(written))).isEmpty();
    }

    private static Cell cell(String text) {
        return new Cell(text, null, false);
    }
}
