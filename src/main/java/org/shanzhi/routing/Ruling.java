package org.shanzhi.routing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * 裁定: what was decided on a refusal.
 *
 * @param metOn the day of the joint conference; null below it
 */
public record Ruling(CallLevel level, CallAction action, Instant at, LocalDate metOn, List<Integer> attended) {}
