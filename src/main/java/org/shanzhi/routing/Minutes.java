package org.shanzhi.routing;

import java.time.LocalDate;
import java.util.List;

/**
 * What is written down of a joint conference (联席会议).
 *
 * @param attended the units that were there
 */
public record Minutes(LocalDate metOn, List<Integer> attended) {}
