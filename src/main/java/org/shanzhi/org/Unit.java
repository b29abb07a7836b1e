package org.shanzhi.org;

import java.time.LocalDate;

/**
 * An office (单位).
 *
 * @param tier of a TIER unit its own, of any other the tier that it works for
 * @param parentId the unit above; null for the district's own
 * @param functionCentre FC1 … FC7 of {@code policies.yaml}; null unless it is one of them
 * @param phone of the office, printed in full; may be null
 * @param to the last day, null while open
 */
public record Unit(
        int id,
        String code,
        String name,
        UnitKind kind,
        Tier tier,
        Integer parentId,
        String functionCentre,
        String phone,
        LocalDate from,
        LocalDate to) {
    public boolean openOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}
