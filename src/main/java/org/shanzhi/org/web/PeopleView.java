package org.shanzhi.org.web;

import java.time.LocalDate;
import java.util.List;
import org.shanzhi.org.Staff;

/** Somebody of the unit. */
public record PeopleView(Staff staff, List<String> roles, List<Away> away) {
    /**
     * @param now whether today is one of its days
     * @param mayEnd whether the reader ends it
     */
    public record Away(int id, LocalDate first, LocalDate last, boolean now, String deputy, boolean mayEnd) {}
}
