package org.shanzhi.access.chain;

import static org.shanzhi.db.Tables.SIGNING_KEY;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jooq.DSLContext;
import org.shanzhi.kernel.crypto.CryptoSuite;
import org.shanzhi.kernel.crypto.KeyWrap;
import org.shanzhi.kernel.crypto.SigningKeys;
import org.shanzhi.kernel.crypto.Unreadable;
import org.springframework.stereotype.Component;

/**
 * The key with which this installation signs. It is made when it is first needed and lies in the database, its private half
 * sealed under the master key: whoever has only the database can neither sign nor exchange it unnoticed.
 */
@Component
class InstallationKey {
    private static final int FIRST = 1;
    private static final int OF_NO_DISTRICT = 0;
    private static final byte[] CONTEXT = "signing key 1".getBytes(StandardCharsets.UTF_8);

    private final DSLContext db;
    private final KeyWrap keys;
    private final CryptoSuite suite;
    private final Clock clock;
    private SigningKeys held;

    InstallationKey(DSLContext db, KeyWrap keys, CryptoSuite suite, Clock clock) {
        this.db = db;
        this.keys = keys;
        this.suite = suite;
        this.clock = clock;
    }

    /** Outside of a transaction that may yet be rolled back. */
    void make() {
        held();
    }

    byte[] sign(byte[] message) {
        return suite.sign(held(), message);
    }

    boolean signed(byte[] message, byte[] signature) {
        return suite.verify(held().publicKey(), message, signature);
    }

    byte[] publicKey() {
        return held().publicKey();
    }

    /** Whether both halves belong together and are this installation's, as they lie in the database now. */
    boolean whole() {
        try {
            SigningKeys stored = read();
            byte[] probe = suite.random(CryptoSuite.KEY_BYTES);
            return stored == null || suite.verify(stored.publicKey(), probe, suite.sign(stored, probe));
        } catch (Unreadable | IllegalStateException exchanged) {
            return false;
        }
    }

    private synchronized SigningKeys held() {
        if (held == null) {
            SigningKeys stored = read();
            held = stored != null ? stored : made();
        }
        return held;
    }

    private SigningKeys made() {
        SigningKeys fresh = suite.newSigningKeys();
        db.insertInto(SIGNING_KEY)
                .set(SIGNING_KEY.NO, FIRST)
                .set(SIGNING_KEY.PUBLIC_KEY, fresh.publicKey())
                .set(SIGNING_KEY.PRIVATE_ENC, keys.wrap(OF_NO_DISTRICT, fresh.privateKey(), CONTEXT))
                .set(SIGNING_KEY.MADE_AT, clock.instant())
                .onConflictDoNothing()
                .execute();
        // another node may have been faster
        return read();
    }

    private SigningKeys read() {
        return db.selectFrom(SIGNING_KEY)
                .where(SIGNING_KEY.NO.eq(FIRST))
                .fetchOne(row -> new SigningKeys(
                        keys.unwrap(OF_NO_DISTRICT, row.get(SIGNING_KEY.PRIVATE_ENC), CONTEXT),
                        row.get(SIGNING_KEY.PUBLIC_KEY)));
    }
}
