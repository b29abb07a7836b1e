package org.shanzhi.org;

/**
 * A district (区).
 *
 * @param code six digits, GB/T 2260
 * @param prefix two letters of every matter number
 * @param demo invented people and matters only
 */
public record District(int id, String code, String prefix, String name, boolean demo) {}
