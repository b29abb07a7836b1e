package org.shanzhi.policy.web;

import org.shanzhi.policy.HolidayEdition;

/** An edition with the name of who entered it. */
public record HolidayEdited(HolidayEdition edition, String by) {}
