package org.shanzhi.access.chain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.shanzhi.access.AccountVolume;
import org.shanzhi.access.store.AccountStore;
import org.springframework.stereotype.Component;

/** Whose account was shown much more today than is usual for it. Compared with itself, never with others. */
@Component
public class Volumes {
    static final int DAYS = 30;
    /** With fewer days nothing is usual yet. */
    private static final int ENOUGH_DAYS = 5;

    private static final int TIMES = 3;
    /** Below, three times as much may be one visit to the archive. */
    private static final int LEAST = 20;

    private final VolumeStore store;
    private final AccountStore accounts;

    Volumes(VolumeStore store, AccountStore accounts) {
        this.store = store;
        this.accounts = accounts;
    }

    /** What an account was shown on a day. */
    record Day(int account, LocalDate day, int reads, int reveals, int exports) {
        int all() {
            return reads + reveals + exports;
        }
    }

    /** The most unusual first. */
    public List<AccountVolume> unusual(int district, LocalDate today) {
        return unusual(store.since(district, today.minusDays(DAYS)), today).stream()
                .map(one -> new AccountVolume(
                        one.accountId(),
                        accounts.byId(one.accountId())
                                .map(account -> account.username())
                                .orElse(""),
                        one.reads(),
                        one.reveals(),
                        one.exports(),
                        one.usual()))
                .toList();
    }

    static List<AccountVolume> unusual(List<Day> days, LocalDate today) {
        Map<Integer, List<Day>> byAccount = days.stream().collect(Collectors.groupingBy(Day::account));
        var unusual = new ArrayList<AccountVolume>();
        for (List<Day> of : byAccount.values()) {
            List<Integer> before = of.stream()
                    .filter(day -> day.day().isBefore(today))
                    .map(Day::all)
                    .sorted()
                    .toList();
            of.stream()
                    .filter(day -> day.day().equals(today) && isUnusual(day.all(), before))
                    .map(day -> new AccountVolume(
                            day.account(), "", day.reads(), day.reveals(), day.exports(), median(before)))
                    .forEach(unusual::add);
        }
        unusual.sort(Comparator.comparingDouble((AccountVolume one) -> -(double) one.all() / one.usual())
                .thenComparingInt(AccountVolume::accountId));
        return unusual;
    }

    private static boolean isUnusual(int today, List<Integer> before) {
        return before.size() >= ENOUGH_DAYS && today >= LEAST && today >= TIMES * median(before);
    }

    /** Of an even number of days the lower of the two in the middle; never zero, for such days are not counted. */
    private static int median(List<Integer> sorted) {
        return sorted.get((sorted.size() - 1) / 2);
    }
}
