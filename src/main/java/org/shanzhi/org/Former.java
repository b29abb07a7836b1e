package org.shanzhi.org;

/** That somebody served in a unit and does so no more. */
public record Former(int unitId, int staffId) {}
