package org.shanzhi.org;

import java.time.LocalDate;

/** Appoints a member of staff to a unit in a role, from a day on. */
public record Appoint(int staffId, int unitId, String role, LocalDate from) {}
