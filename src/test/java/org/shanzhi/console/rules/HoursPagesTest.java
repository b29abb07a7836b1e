package org.shanzhi.console.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.Browser;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.matter.InTown;
import org.shanzhi.matter.Story;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Unit;
import org.shanzhi.policy.Timetables;
import org.shanzhi.testing.ShanzhiTest;
import org.springframework.beans.factory.annotation.Autowired;

/** 上班时间 as an administrator sees and changes them. */
@ShanzhiTest
class HoursPagesTest extends InTown {
    private static final String PATH = "/admin/hours";

    @Autowired
    Timetables timetables;

    @Autowired
    Organisation organisation;

    @Autowired
    Clock clock;

    @Override
    protected boolean large() {
        return true;
    }

    @Test
    void hours_of_a_unit_are_entered_and_shown_with_the_day_from_which_they_hold() {
        Browser admin = signedIn(town.admin);
        assertThat(admin.get(PATH).body()).contains("09:00–12:00 14:30–18:00", "还没有调整过");
        Unit street = organisation.unit(town.district, Story.STREET);
        LocalDate tomorrow = ChinaTime.day(clock.instant()).plusDays(1);
        var entered = admin.submit(PATH, PATH, typed(street.code(), tomorrow.toString(), "8:30-12:00，13:30-17:30"));
        assertThat(entered.statusCode()).isEqualTo(302);
        assertThat(admin.get(PATH).body()).contains(street.name(), "08:30–12:00 13:30–17:30", "冬季作息");
        assertThat(timetables.now(town.district, Story.STREET).on(tomorrow).text())
                .isEqualTo("08:30–12:00 13:30–17:30");
        assertThat(timetables.now(town.district, null).on(tomorrow).text()).isEqualTo("09:00–12:00 14:30–18:00");
    }

    @Test
    void what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost() {
        Browser admin = signedIn(town.admin);
        var wrong = admin.submit(PATH, PATH, typed("", "2026-01-01", "9点到12点"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("最早是明天", "看不懂这一行", "9点到12点", "冬季作息");
        assertThat(admin.submit(PATH, PATH, typed("NO-SUCH", "2030-01-01", "")).statusCode())
                .isEqualTo(422);
        assertThat(admin.submit(PATH, PATH, typed("", "soon", "")).statusCode()).isEqualTo(422);
        assertThat(timetables.editions(town.district)).isEmpty();
    }

    private static Map<String, String> typed(String unit, String from, String spans) {
        return Map.of("basedOn", "0", "unit", unit, "from", from, "spans", spans, "reason", "冬季作息");
    }
}
