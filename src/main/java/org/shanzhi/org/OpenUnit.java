package org.shanzhi.org;

import java.time.LocalDate;

/** Opens an office; the parameters are those of {@link Unit}. */
public record OpenUnit(
        String code,
        String name,
        UnitKind kind,
        Tier tier,
        Integer parentId,
        String functionCentre,
        String phone,
        LocalDate from) {}
