package org.shanzhi.kernel.idempotency;

/**
 * What an earlier request with this key was answered: a matter at a version, to be rendered again, or the JSON itself.
 *
 * @param matterId null when {@code answer} holds the JSON
 */
public record Stored(int status, Long matterId, Integer version, String answer) {
    public boolean ofMatter() {
        return matterId != null;
    }
}
