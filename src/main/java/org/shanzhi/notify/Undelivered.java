package org.shanzhi.notify;

import java.time.Instant;

/**
 * A message that did not leave the house, without what stands in it.
 *
 * @param next when it is tried again; null once it was given up
 */
public record Undelivered(
        long id, int staff, Medium medium, Instant queuedAt, int tries, String failure, Instant next) {}
