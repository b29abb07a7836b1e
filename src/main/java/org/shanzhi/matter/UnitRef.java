package org.shanzhi.matter;

/** A unit, by its number in the organisation. */
public record UnitRef(int id) {}
