package org.shanzhi.policy.web;

/** What somebody typed to enter a holiday year; {@code basedOn} is the edition that was on the screen. */
public record HolidayForm(String source, String text, String reason, Integer basedOn, Boolean confirmed) {
    public HolidayForm {
        source = source == null ? "" : source;
        text = text == null ? "" : text;
        reason = reason == null ? "" : reason;
        basedOn = basedOn == null ? 0 : basedOn;
        confirmed = confirmed != null && confirmed;
    }

    HolidayForm withText(String other) {
        return new HolidayForm(source, other, reason, basedOn, false);
    }
}
