package org.shanzhi.org;

import java.util.Optional;

/** The four tiers (四级阵地), from the district down to the grid. */
public enum Tier {
    DISTRICT,
    SUBDISTRICT,
    COMMUNITY,
    GRID;

    /** The tier above; empty for the district. */
    public Optional<Tier> above() {
        return this == DISTRICT ? Optional.empty() : Optional.of(values()[ordinal() - 1]);
    }
}
