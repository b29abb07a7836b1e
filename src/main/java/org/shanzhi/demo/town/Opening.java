package org.shanzhi.demo.town;

import java.time.Instant;
import org.shanzhi.matter.Registration;
import org.shanzhi.policy.Caller;

/**
 * How an invented matter begins.
 *
 * @param type what it is about, whether or not the one who takes it sees that already
 * @param onTheSpot can be answered at once
 */
record Opening(Instant at, Caller by, Registration registration, String type, Scene.Spot where, boolean onTheSpot) {}
