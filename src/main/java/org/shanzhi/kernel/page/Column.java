package org.shanzhi.kernel.page;

/** A column of a table: its heading and the css class of its width. */
public record Column(String label, String css) {}
