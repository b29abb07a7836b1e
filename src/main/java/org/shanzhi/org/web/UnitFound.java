package org.shanzhi.org.web;

import java.util.List;
import org.shanzhi.org.Unit;

/** A unit that was searched for, with those above it from the district down. */
public record UnitFound(Unit unit, List<Unit> above) {}
