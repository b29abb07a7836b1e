package org.shanzhi.org;

import java.time.LocalDate;

/** Takes somebody into service; the parameters are those of {@link Staff}. */
public record NewStaff(String username, String name, String phone, LocalDate from) {}
