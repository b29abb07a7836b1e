package org.shanzhi.access.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.AccountVolume;

/** Whose account was shown too much is asked of that account's own days. */
class VolumesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void three_times_the_usual_day_is_unusual() {
        assertThat(unusual(59, 10, 20, 20, 30, 90)).isEmpty();
        assertThat(unusual(60, 10, 20, 20, 30, 90)).containsExactly(new AccountVolume(7, "", 60, 0, 0, 20));
    }

    @Test
    void few_things_are_never_unusual_and_few_days_make_no_usual() {
        assertThat(unusual(19, 1, 1, 1, 1, 1)).isEmpty();
        assertThat(unusual(20, 1, 1, 1, 1, 1)).hasSize(1);
        assertThat(unusual(5_000, 1, 1, 1, 1)).isEmpty();
    }

    @Test
    void reveals_and_exports_count_like_reads_and_the_most_unusual_comes_first() {
        var days = new ArrayList<Volumes.Day>();
        for (int back = 1; back <= 5; back++) {
            days.add(new Volumes.Day(7, TODAY.minusDays(back), 10, 0, 0));
            days.add(new Volumes.Day(8, TODAY.minusDays(back), 2, 0, 0));
            days.add(new Volumes.Day(9, TODAY.minusDays(back), 100, 0, 0));
        }
        days.add(new Volumes.Day(7, TODAY, 10, 20, 0));
        days.add(new Volumes.Day(8, TODAY, 0, 0, 20));
        days.add(new Volumes.Day(9, TODAY, 120, 0, 0));
        assertThat(Volumes.unusual(days, TODAY))
                .extracting(AccountVolume::accountId)
                .containsExactly(8, 7);
    }

    private static List<AccountVolume> unusual(int today, int... before) {
        var days = new ArrayList<Volumes.Day>();
        days.add(new Volumes.Day(7, TODAY, today, 0, 0));
        for (int i = 0; i < before.length; i++) days.add(new Volumes.Day(7, TODAY.minusDays(i + 1L), before[i], 0, 0));
        return Volumes.unusual(days, TODAY);
    }
}
