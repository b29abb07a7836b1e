package org.shanzhi.matter;

/** A deadline policy. */
public record PolicyRef(String id) {}
