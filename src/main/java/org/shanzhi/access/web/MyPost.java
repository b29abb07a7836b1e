package org.shanzhi.access.web;

/** A post of one's own, for the page; {@code acting} when its unit is the one acted in. */
public record MyPost(int unitId, String unit, String role, boolean acting) {}
