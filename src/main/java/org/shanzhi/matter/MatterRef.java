package org.shanzhi.matter;

/** Another matter of the same district. */
public record MatterRef(long id) {}
