package org.shanzhi.kernel.crypto;

/**
 * The cryptography of an installation, in one place: the international edition by default, the national one (国密) by
 * setting. Implementations are stateless, safe for any number of threads and know nothing of whose keys they use.
 */
public interface CryptoSuite {
    int KEY_BYTES = 32;

    String name();

    /** A fresh random key for {@link #seal}, {@link #mac} or {@link #derive}. */
    byte[] newKey();

    byte[] random(int bytes);

    /** Digest of the parts as if they were one. Where a part's length is not fixed, the caller must make borders clear. */
    byte[] digest(byte[]... parts);

    /** Keyed digest of the parts as if they were one. */
    byte[] mac(byte[] key, byte[]... parts);

    /** A key for one purpose from a key with full entropy; different purposes give unrelated keys. */
    byte[] derive(byte[] key, String purpose, int bytes);

    /**
     * Encrypts and authenticates. The answer carries the suite's mark and a random nonce, so equal texts differ.
     *
     * @param context bound to the text but not stored: where the text belongs, so that it cannot be moved elsewhere
     */
    byte[] seal(byte[] key, byte[] clear, byte[] context);

    /** @throws Unreadable when the key, the context or a single bit is not the one that was sealed */
    byte[] open(byte[] key, byte[] sealed, byte[] context);

    SigningKeys newSigningKeys();

    byte[] sign(SigningKeys keys, byte[] message);

    /** Whether the signature is that of the message; anything malformed is simply not. */
    boolean verify(byte[] publicKey, byte[] message, byte[] signature);
}
