package org.shanzhi.policy;

/**
 * A state of a matter.
 *
 * @param open before CONCLUDED; a matter that was concluded is open again only when reopened
 */
public record CaseState(String code, String zh, String en, boolean initial, boolean open) implements Labelled {}
