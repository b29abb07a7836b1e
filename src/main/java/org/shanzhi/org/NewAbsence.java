package org.shanzhi.org;

import java.time.LocalDate;

/** Says that somebody will be away; the parameters are those of {@link Absence}. */
public record NewAbsence(int staffId, int unitId, int deputyId, LocalDate first, LocalDate last) {}
