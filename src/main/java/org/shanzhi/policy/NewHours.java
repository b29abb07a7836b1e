package org.shanzhi.policy;

import java.time.LocalDate;

/**
 * Office hours as somebody wants them.
 *
 * @param basedOn the newest edition that was looked at; 0 for none
 * @param unit null for the district
 * @param spans as typed, such as {@code 09:00-12:00, 14:30-18:00}; blank: the unit goes by the district's again
 */
public record NewHours(int basedOn, Integer unit, LocalDate from, String spans, String reason) {}
