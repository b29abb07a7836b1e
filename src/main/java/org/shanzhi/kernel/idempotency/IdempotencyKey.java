package org.shanzhi.kernel.idempotency;

/**
 * One request as its sender names it, so that sending it again has no second effect. Controllers that change something
 * take an {@code Optional<IdempotencyKey>} as argument: programs must send one, pages may.
 *
 * @param clientId account or token: two callers may use the same key
 * @param requestHash what the key was first used for
 */
public record IdempotencyKey(int districtId, String clientId, String key, byte[] requestHash) {
    public static final String HEADER = "Idempotency-Key";
    /** The field of a form that does the same for a page. */
    public static final String PARAMETER = "idempotencyKey";

    public static final String REPLAYED = "Idempotent-Replayed";
    public static final int LONGEST = 100;

    @Override
    public String toString() {
        return clientId + " " + key;
    }
}
