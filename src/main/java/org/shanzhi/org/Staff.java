package org.shanzhi.org;

import java.time.LocalDate;

/** A member of staff (工作人员). {@code to} is the last day of service, null while serving. */
public record Staff(int id, String username, String name, String phone, LocalDate from, LocalDate to) {
    public boolean servesOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}
