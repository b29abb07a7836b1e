package org.shanzhi.org;

/** The units of the four tiers at and above a unit, by id; null where the unit stands higher than that tier. */
public record Line(Integer centre, Integer street, Integer community, Integer grid) {}
