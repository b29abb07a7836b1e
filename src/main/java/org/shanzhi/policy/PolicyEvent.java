package org.shanzhi.policy;

import java.util.Map;

/**
 * Something that happens to a matter and can start, stop or cancel a clock.
 *
 * @param by what raises it
 * @param name the state, action or module behind it; {@code FIRST} for the first state of a referral's channel
 * @param given what the body of the action must say for the event to happen
 */
public record PolicyEvent(String code, String zh, String en, By by, String name, Map<String, String> given)
        implements Labelled {
    public enum By {
        /** A state is entered. */
        CASE,
        /** A state of a referral is entered. */
        REFERRAL,
        /** An action was done. */
        ACTION,
        /** A module says so. */
        MODULE,
        /** An outside organ's act or a date, recorded by hand or exchange through a module. */
        FACT
    }
}
