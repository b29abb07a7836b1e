package org.shanzhi.access.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.shanzhi.access.Account;
import org.shanzhi.kernel.crypto.CryptoSuite;
import org.springframework.stereotype.Component;

/** Seals what an account signs in with and the program must be able to read again, and digests what it must only know again. */
@Component
public class AccountSecrets {
    private final CryptoSuite suite;
    private final SubKeys keys;

    AccountSecrets(CryptoSuite suite, MasterKey master) {
        this.suite = suite;
        this.keys = SubKeys.of(suite, master.bytes());
    }

    public byte[] fresh(int bytes) {
        return suite.random(bytes);
    }

    public byte[] seal(Account account, byte[] clear) {
        return suite.seal(keys.accountSecrets(), clear, place(account));
    }

    /** @throws org.shanzhi.kernel.crypto.Unreadable when it was sealed for another account or changed */
    public byte[] open(Account account, byte[] sealed) {
        return suite.open(keys.accountSecrets(), sealed, place(account));
    }

    /** Keyed: whoever reads the database alone cannot try all that could have been typed. */
    public byte[] digest(Account account, String typed) {
        return suite.mac(keys.accountDigests(), place(account), typed.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] place(Account account) {
        return ByteBuffer.allocate(2 * Integer.BYTES)
                .putInt(account.district())
                .putInt(account.id())
                .array();
    }
}
