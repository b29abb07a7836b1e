package org.shanzhi.access.vault;

import org.shanzhi.kernel.crypto.CryptoSuite;

/**
 * One key per purpose, all derived from the master key. A purpose's name is part of what is derived: to change a name is
 * to lose what its key protects.
 */
public record SubKeys(
        byte[] matterWrap,
        byte[] fileWrap,
        byte[] blindIndex,
        byte[] queryCode,
        byte[] accountSecrets,
        byte[] accountDigests) {
    public static SubKeys of(CryptoSuite suite, byte[] master) {
        return new SubKeys(
                derive(suite, master, "matter key wrap"),
                derive(suite, master, "file key wrap"),
                derive(suite, master, "blind index"),
                derive(suite, master, "query code"),
                derive(suite, master, "account secrets"),
                derive(suite, master, "account digests"));
    }

    private static byte[] derive(CryptoSuite suite, byte[] master, String purpose) {
        return suite.derive(master, "shanzhi v1 " + purpose, CryptoSuite.KEY_BYTES);
    }

    @Override
    public String toString() {
        return "SubKeys[***]";
    }
}
