package org.shanzhi.org;

import java.time.Instant;
import java.util.UUID;

/**
 * 改隶: a unit of the tiers stands under another unit now, and matters are still being rewritten.
 *
 * @param byUnit in which the person acted who moved it
 * @param job that rewrites them
 */
public record Move(int id, int unitId, Tier tier, int fromId, int toId, Instant at, int by, int byUnit, UUID job) {
    Move worked(UUID byJob) {
        return new Move(id, unitId, tier, fromId, toId, at, by, byUnit, byJob);
    }
}
