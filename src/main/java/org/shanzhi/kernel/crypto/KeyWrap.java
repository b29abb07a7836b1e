package org.shanzhi.kernel.crypto;

/**
 * Locks keys away under the keys that only the vault holds. The kernel stores nothing but wrapped keys; whoever owns the
 * master key implements this.
 */
public interface KeyWrap {
    /** @param context where the key belongs, as in {@link CryptoSuite#seal} */
    byte[] wrap(int districtId, byte[] key, byte[] context);

    /** @throws Unreadable when it was wrapped for another district or context, or by another master key */
    byte[] unwrap(int districtId, byte[] wrapped, byte[] context);
}
