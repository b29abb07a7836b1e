package org.shanzhi.kernel.start;

import java.util.Locale;

/** What an empty database is filled with at the first start. */
public enum DemoSize {
    NONE,
    SMALL,
    FULL;

    public static DemoSize parse(String text) {
        for (DemoSize size : values()) {
            if (size.option().equals(text)) {
                return size;
            }
        }
        throw new CannotStart(StartRefusal.DEMO_SIZE_UNKNOWN, text);
    }

    public String option() {
        return name().toLowerCase(Locale.ROOT);
    }
}
