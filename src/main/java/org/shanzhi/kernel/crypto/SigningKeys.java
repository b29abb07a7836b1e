package org.shanzhi.kernel.crypto;

/** A pair of signing keys as bytes: PKCS #8 (secret) and X.509 SubjectPublicKeyInfo. */
public record SigningKeys(byte[] privateKey, byte[] publicKey) {
    @Override
    public String toString() {
        return "SigningKeys[***]";
    }
}
