package org.shanzhi.org;

import java.time.LocalDate;

/** That somebody serves in a unit in a role (任职), by its code in {@code policies.yaml}; {@code to} is the last day. */
public record Post(int id, int staffId, int unitId, String role, LocalDate from, LocalDate to) {
    public boolean heldOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}
