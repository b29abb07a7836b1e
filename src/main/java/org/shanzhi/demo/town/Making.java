package org.shanzhi.demo.town;

import java.time.Instant;
import org.shanzhi.kernel.start.DemoSize;

/**
 * What a demo district is made of.
 *
 * @param years that are told, of a full district
 * @param now when what is told ends
 */
record Making(int district, DemoSize size, int years, Instant now) {}
