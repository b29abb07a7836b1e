package org.shanzhi.kernel.paging;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param next what {@code after} must be to go on; null at the end
 */
public record Page<T>(List<T> items, String next) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * @param found up to one row more than the limit: that there is one says that the list goes on, without counting
     * @param position the place of a row in the list's order
     */
    public static <T> Page<T> of(List<T> found, Limit limit, Function<T, Cursor> position) {
        if (found.size() <= limit.limit()) {
            return new Page<>(found, null);
        }
        var items = found.subList(0, limit.limit());
        return new Page<>(items, position.apply(items.getLast()).toString());
    }

    public <U> Page<U> map(Function<T, U> as) {
        return new Page<>(items.stream().map(as).toList(), next);
    }
}
