package org.shanzhi.demo.town;

import java.time.Instant;
import org.shanzhi.matter.Registration;
import org.shanzhi.policy.Caller;

/**
 * How an invented matter begins.
 *
 * @param type what it is about, whether or not the one who takes it sees that already
 * @param street the unit in whose street it happened
 */
record Opening(Instant at, Caller by, Registration registration, String type, int street, int community, int grid) {}
