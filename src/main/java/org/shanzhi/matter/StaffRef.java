package org.shanzhi.matter;

/** A member of staff. */
public record StaffRef(int id) {}
