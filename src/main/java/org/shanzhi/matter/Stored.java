package org.shanzhi.matter;

import java.util.Arrays;

/** An enum whose constants are stored by a number of their own: never by ordinal, never renumbered. */
public interface Stored {
    int no();

    static <E extends Enum<E> & Stored> E of(Class<E> type, Number no) {
        if (no == null) return null;
        return Arrays.stream(type.getEnumConstants())
                .filter(e -> e.no() == no.intValue())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(type.getSimpleName() + " has no number " + no));
    }

    static Integer no(Stored value) {
        return value == null ? null : value.no();
    }
}
