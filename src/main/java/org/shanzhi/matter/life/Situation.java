package org.shanzhi.matter.life;

import java.time.Instant;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Policies;

/** Who wants what, of which matter, when. */
public record Situation(Matter matter, String action, Caller caller, Policies policies, Instant now) {}
