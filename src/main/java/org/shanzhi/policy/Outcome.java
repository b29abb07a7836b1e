package org.shanzhi.policy;

import java.util.Set;

/** How a matter ended (办理结果), for which kinds, and whether a dispute counts as settled by it. */
public record Outcome(String code, String zh, String en, Set<MatterKind> kinds, boolean settled) implements Labelled {}
