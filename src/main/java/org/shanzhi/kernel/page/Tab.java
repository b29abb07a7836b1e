package org.shanzhi.kernel.page;

/** A saved filter of a list. {@code count} is null where counting would cost too much. */
public record Tab(String label, String href, Long count, boolean on) {}
