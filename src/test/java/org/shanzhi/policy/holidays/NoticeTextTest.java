package org.shanzhi.policy.holidays;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shanzhi.calendar.HolidayResources;
import org.shanzhi.calendar.HolidayYear;
import org.shanzhi.testing.Sizes;

class NoticeTextTest {
    @Test
    void the_notice_itself_may_be_pasted_whole() {
        var read = NoticeText.parse(2026, """
                国务院办公厅关于2026年
                部分节假日安排的通知
                国办发明电〔2025〕7号

                经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。

                一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
                二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
                三、清明节：4月4日（周六）至6日（周一）放假，共3天。
                四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
                五、端午节：6月19日（周五）至21日（周日）放假，共3天。
                六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
                七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。

                节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。

                国务院办公厅
                2025年11月4日
                """);

        assertThat(read.errors()).isEmpty();
        assertSame(read, year(2026));
    }

    @Test
    void older_notices_with_other_turns_of_phrase_are_read_too() {
        var of2023 = NoticeText.parse(2023, "一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。");
        assertThat(of2023.restDays().keySet()).containsExactly(day("2022-12-31"), day("2023-01-01"), day("2023-01-02"));

        var of2024 = NoticeText.parse(
                2024, "春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。" + "鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。");
        assertThat(of2024.errors()).isEmpty();
        assertThat(of2024.restDays()).hasSize(8).doesNotContainKey(day("2024-02-09"));
        assertThat(of2024.workingDays().keySet()).containsExactly(day("2024-02-04"), day("2024-02-18"));
    }

    @Test
    void new_year_that_begins_in_december_needs_no_year() {
        assertThat(NoticeText.parse(2019, "元旦：12月30日至1月1日放假，12月29日上班")
                        .restDays()
                        .keySet())
                .containsExactly(day("2018-12-30"), day("2018-12-31"), day("2019-01-01"));
    }

    @Test
    void full_width_and_plain_dates_are_read_alike() {
        var expected = NoticeText.parse(2027, "国庆节：10月1日至7日放假，9月26日、10月9日上班");
        assertSame(NoticeText.parse(2027, "国庆节：１０月１日至７日放假，９月２６日、１０月９日上班"), expected);
        assertSame(NoticeText.parse(2027, "国庆节: 2027-10-01..2027-10-07 放假, 2027/9/26 2027-10-09 上班"), expected);
    }

    @Test
    void every_shipped_year_survives_being_written_and_read() {
        for (HolidayYear year : HolidayResources.load().years()) {
            var text = NoticeText.write(year.year(), year.restDays(), year.workingDays());
            var read = NoticeText.parse(year.year(), text);
            assertThat(read.errors()).as(text).isEmpty();
            assertThat(read.restDays()).as(text).isEqualTo(year.restDays());
            assertThat(read.workingDays()).as(text).isEqualTo(year.workingDays());
        }
    }

    @Test
    void a_bare_day_goes_on_in_the_month_and_year_before_it() {
        var read = NoticeText.parse(2027, "元旦：2027年12月23日至24日放假");
        assertThat(read.errors()).isEmpty();
        assertThat(read.restDays().keySet()).containsExactly(LocalDate.of(2027, 12, 23), LocalDate.of(2027, 12, 24));
    }

    @Test
    void any_days_survive_being_written_and_read() {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        var names = List.of("元旦", "春节", "国庆节、中秋节");
        for (int i = 0; i < Sizes.pick(200, 20_000); i++) {
            var rest = new TreeMap<LocalDate, String>();
            var work = new TreeMap<LocalDate, String>();
            for (int n = random.nextInt(1, 30); n > 0; n--) {
                LocalDate day = LocalDate.of(2027, 1, 1).plusDays(random.nextInt(365));
                (random.nextBoolean() ? rest : work).put(day, names.get(random.nextInt(3)));
            }
            work.keySet().removeAll(rest.keySet());
            var text = NoticeText.write(2027, rest, work);
            var read = NoticeText.parse(2027, text);
            assertThat(read.restDays()).as("%s seed %s", text, seed).isEqualTo(rest);
            assertThat(read.workingDays()).as("%s seed %s", text, seed).isEqualTo(work);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2月30日放假",
                "春节：2月30日放假",
                "春节：2月5日至12日",
                "春节：2月12日至5日放假",
                "春节：13月1日放假",
                "2月5日至12日放假",
                "春节：2月5日至12日放假，2月13日",
                "<script>：1月1日至12月31日放假"
            })
    void a_line_that_says_nothing_clear_is_named(String line) {
        assertThat(NoticeText.parse(2027, "\n" + line).errors())
                .singleElement()
                .satisfies(error -> assertThat(error.args()).containsExactly(2, line));
    }

    private static void assertSame(NoticeText read, HolidayYear year) {
        assertThat(read.restDays()).isEqualTo(year.restDays());
        assertThat(read.workingDays()).isEqualTo(year.workingDays());
    }

    private static void assertSame(NoticeText read, NoticeText expected) {
        assertThat(read).isEqualTo(expected);
        assertThat(read.errors()).isEmpty();
        assertThat(read.restDays()).isNotEmpty();
    }

    private static HolidayYear year(int year) {
        return HolidayResources.load().years().stream()
                .filter(it -> it.year() == year)
                .findFirst()
                .orElseThrow();
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
