package org.shanzhi.policy;

/** A row of which nothing matters but its name. */
public record Code(String code, String zh, String en) implements Labelled {}
