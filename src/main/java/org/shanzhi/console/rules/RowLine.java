package org.shanzhi.console.rules;

/** A row of deadlines that an edition changes, in words. */
public record RowLine(String code, String name, String before, String after) {}
