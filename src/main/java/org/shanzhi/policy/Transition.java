package org.shanzhi.policy;

/** One edge of a state machine. */
public record Transition(String from, String action, String to) {}
