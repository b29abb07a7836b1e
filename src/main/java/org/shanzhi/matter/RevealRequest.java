package org.shanzhi.matter;

import java.time.Instant;

/**
 * 申请查看: that somebody wants to see one field of one party once.
 *
 * @param decidedBy null while nobody has decided
 * @param until until when it may be seen; null when it was refused, or not decided yet
 */
public record RevealRequest(
        int no,
        int party,
        PartyField field,
        RevealReason reason,
        int askedBy,
        Instant askedAt,
        Integer decidedBy,
        Instant until,
        Instant usedAt) {
    public boolean waits() {
        return decidedBy == null;
    }

    public boolean usable(Instant now) {
        return until != null && usedAt == null && now.isBefore(until);
    }
}
