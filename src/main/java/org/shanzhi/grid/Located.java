package org.shanzhi.grid;

import org.shanzhi.org.Unit;

/** In whose grid a place lies, with the community and the street above it. */
public record Located(Unit grid, Unit community, Unit street) {}
