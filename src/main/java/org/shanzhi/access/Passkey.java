package org.shanzhi.access;

import java.time.Instant;

/**
 * A passkey of somebody's, as its owner knows it.
 *
 * @param key its credential id, which is no secret
 * @param backedUp whether it is kept with its owner's other devices, and so outlives this one
 */
public record Passkey(String key, String name, Instant createdAt, Instant usedAt, boolean backedUp) {}
