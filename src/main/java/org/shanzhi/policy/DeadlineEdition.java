package org.shanzhi.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * 期限版本: what a district decided about its deadlines, as it was drafted once. Never changed afterwards, only published.
 *
 * @param edition from 1; 0 is what the product ships
 * @param changes by code: all rows in which the district departs from the shipped ones, also those of earlier editions
 * @param reason stated by whoever drafted it
 * @param basedOn the edition in force when it was drafted; 0 for none
 * @param movesFrom the first day on which open matters move to it; null: they keep theirs
 * @param draftedBy member of staff
 * @param publishedBy null until another person confirmed it
 */
public record DeadlineEdition(
        int edition,
        Map<String, RowChange> changes,
        String reason,
        int basedOn,
        LocalDate movesFrom,
        int draftedBy,
        Instant draftedAt,
        Integer publishedBy,
        Instant publishedAt) {
    /** The code of what its second person confirms, and what names it there. */
    public static final String APPROVAL = "PUBLISH_DEADLINES";

    public static final String REFERENCE = "edition";

    public boolean published() {
        return publishedAt != null;
    }
}
