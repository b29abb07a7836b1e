package org.shanzhi.policy;

import org.shanzhi.calendar.Period;

/** 重启: within how long after which event; later a new matter is linked to the old one. */
public record Reopening(Period within, String from, boolean reasonRequired) {}
