package org.shanzhi.policy;

/** One policy file: its name as it is told to whoever must mend it, and its text. */
public record PolicyFile(String name, String text) {}
