package org.shanzhi.access;

/** The data key of one matter, in memory only. It opens and seals through the {@link Vault} and prints as a reference. */
public final class MatterKey {
    private final int district;
    private final long matterId;
    private final int version;
    private final byte[] key;

    MatterKey(int district, long matterId, int version, byte[] key) {
        this.district = district;
        this.matterId = matterId;
        this.version = version;
        this.key = key;
    }

    public int district() {
        return district;
    }

    public long matterId() {
        return matterId;
    }

    /** Goes into the {@code key_version} column of every row sealed with it. */
    public int version() {
        return version;
    }

    byte[] key() {
        return key;
    }

    @Override
    public String toString() {
        return "MatterKey[" + district + "/" + matterId + " v" + version + "]";
    }
}
