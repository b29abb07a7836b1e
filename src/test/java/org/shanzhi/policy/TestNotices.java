package org.shanzhi.policy;

/** Holiday years for tests of other packages. */
public final class TestNotices {
    private TestNotices() {}

    /** Invented; plausible in every respect. */
    public static NewHolidayYear of2027() {
        return Notice.of2027().plain();
    }
}
