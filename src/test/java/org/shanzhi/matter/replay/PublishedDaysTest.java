package org.shanzhi.matter.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.shanzhi.calendar.HolidayResources;
import org.shanzhi.calendar.Holidays;
import org.shanzhi.testing.SharedData;
import tools.jackson.databind.json.JsonMapper;

/** The years that the product brings along, day by day against what two others publish. */
class PublishedDaysTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final LocalDate END = LocalDate.of(2027, 1, 1);

    private final Holidays shipped = HolidayResources.load();

    @Test
    void every_day_from_2020_to_2026_is_worked_or_not_as_one_publisher_says() {
        assertThat(differences(PlainDays.published()::isWorked)).isEmpty();
    }

    @Test
    void every_day_from_2020_to_2026_is_worked_or_not_as_another_publisher_says() throws IOException {
        var said = new HashMap<LocalDate, Boolean>();
        for (int year = FIRST.getYear(); year < END.getYear(); year++) {
            var file = SharedData.file("calendars/holiday-cn/" + year + ".json");
            if (file.isEmpty()) return;
            for (var day :
                    JsonMapper.shared().readTree(Files.readString(file.get())).get("days")) {
                said.put(
                        LocalDate.parse(day.get("date").stringValue()),
                        !day.get("isOffDay").booleanValue());
            }
        }
        assertThat(differences(day -> said.getOrDefault(day, day.getDayOfWeek().getValue() <= 5)))
                .isEmpty();
        assertThat(said).hasSizeGreaterThan(200);
    }

    private ArrayList<LocalDate> differences(Predicate<LocalDate> isWorked) {
        var different = new ArrayList<LocalDate>();
        for (LocalDate day = FIRST; day.isBefore(END); day = day.plusDays(1)) {
            boolean rest = shipped.day(day).kind().isRest();
            if (rest == isWorked.test(day)) different.add(day);
        }
        return different;
    }
}
