package org.shanzhi.policy;

import java.util.Optional;

/** What is known of one holiday year; {@code edition} is the last one entered, if any was. */
public record YearState(int year, State state, Optional<HolidayEdition> edition) {
    public enum State {
        SHIPPED,
        ENTERED,
        UNKNOWN
    }
}
