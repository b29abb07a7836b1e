package org.shanzhi.access;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Something asked for that another person decides (复核事项).
 *
 * @param references what exactly, as codes
 * @param subject the edition of what it is about when it was asked; empty when the references say it all
 * @param askedUnit in which the person acted
 * @param decidedBy 0 until somebody has
 * @param decision why, in the words of who decided; empty without any
 * @param closedAt null while it waits
 */
public record Approval(
        int district,
        UUID id,
        String kind,
        Map<String, String> references,
        String subject,
        String reason,
        int askedBy,
        int askedUnit,
        Instant askedAt,
        Instant expiresAt,
        ApprovalState state,
        int decidedBy,
        String decision,
        Instant closedAt) {
    /** Whether it can still be decided. */
    public boolean waitsAt(Instant now) {
        return state == ApprovalState.OPEN && now.isBefore(expiresAt);
    }
}
