package org.shanzhi.policy;

import java.time.Instant;

/**
 * A holiday year was entered or corrected. Published inside the transaction that writes it.
 *
 * @param knownFrom from then on every node counts with it; what recomputes clocks runs no earlier
 */
public record HolidayYearEntered(int district, int year, int edition, Instant knownFrom) {}
