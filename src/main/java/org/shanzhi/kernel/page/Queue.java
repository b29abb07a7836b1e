package org.shanzhi.kernel.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What waits at a desk, in the column beside what is open.
 *
 * @param tab code of the tab that is shown
 * @param order code of the order; null for the usual one
 * @param from where this page of it begins; null at the start
 * @param orders that can be chosen; the one that is has no address
 * @param chosen number of what is open; null when nothing waits
 * @param more address of the next page of the list; null on the last
 */
public record Queue(
        String tab,
        String order,
        String from,
        List<Tab> tabs,
        List<Tab> orders,
        List<Row> rows,
        String chosen,
        String more) {
    /**
     * {@code due} is null when no duty runs, {@code risk} when nobody has ticked.
     *
     * @param pick whether it may be chosen together with others
     */
    public record Row(
            String number,
            String title,
            Instant due,
            ClockTone tone,
            String risk,
            String note,
            String href,
            boolean pick) {}

    /** Where the key for the next one leads; null on the last. */
    public String after() {
        int at = at();
        return at < 0 || at + 1 >= rows.size() ? null : rows.get(at + 1).href();
    }

    /** Where the key for the one before leads; null on the first. */
    public String before() {
        int at = at();
        return at <= 0 ? null : rows.get(at - 1).href();
    }

    /** What opens when this one is done: the one below, else the one above; null when nothing else waits. */
    public String next() {
        return after() != null ? after() : before();
    }

    /** The row of what is open, as long as it waits here. */
    public Optional<Row> chosenRow() {
        return at() < 0 ? Optional.empty() : Optional.of(rows.get(at()));
    }

    private int at() {
        for (int i = 0; i < rows.size(); i++) if (rows.get(i).number().equals(chosen)) return i;
        return -1;
    }
}
