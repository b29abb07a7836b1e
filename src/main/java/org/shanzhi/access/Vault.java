package org.shanzhi.access;

import static org.shanzhi.db.Tables.VAULT_KEY;

import jakarta.annotation.PostConstruct;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.shanzhi.access.vault.KeyCache;
import org.shanzhi.access.vault.MasterKey;
import org.shanzhi.access.vault.Normal;
import org.shanzhi.access.vault.QueryCode;
import org.shanzhi.access.vault.SubKeys;
import org.shanzhi.kernel.crypto.CryptoSuite;
import org.shanzhi.kernel.crypto.KeyWrap;
import org.shanzhi.kernel.crypto.Unreadable;
import org.shanzhi.kernel.database.AfterCommit;
import org.shanzhi.kernel.database.BulkTable;
import org.shanzhi.kernel.start.CannotStart;
import org.shanzhi.kernel.start.StartRefusal;
import org.springframework.stereotype.Component;

/**
 * The vault for personal data. Every matter has a key of its own; rows are sealed with it and bound to their place, the
 * key lies wrapped in {@code vault_key}, and the keys that wrap are derived from the installation's master key, which is
 * never in the database. To destroy a matter's key is to erase what it sealed.
 *
 * <p>The vault knows no caller: the module that owns the matter checks who may read before it opens, and has the reveal
 * logged by {@link AccessLog}.
 *
 * <p>Limits: at most 65,536 bytes of context and 2³² texts under one key; keys are remembered for up to 30 seconds, so
 * that another node may still read for that long after an erasure.
 */
@Component
public class Vault implements KeyWrap {
    private static final int FIRST_VERSION = 1;
    private static final int RECORD_KEY_BYTES = 16;

    private final DSLContext db;
    private final CryptoSuite suite;
    private final SubKeys keys;
    private final KeyCache<MatterKey> cache;

    Vault(DSLContext db, CryptoSuite suite, MasterKey master, Clock clock) {
        this.db = db;
        this.suite = suite;
        this.keys = SubKeys.of(suite, master.bytes());
        this.cache = new KeyCache<>(clock);
    }

    /** The wrong master key must be found out at start, not when the first clerk opens a matter. */
    @PostConstruct
    void refuseForeignMasterKey() {
        db.select(VAULT_KEY.DISTRICT_ID, VAULT_KEY.MATTER_ID, VAULT_KEY.KEY_VERSION, VAULT_KEY.WRAPPED)
                .from(VAULT_KEY)
                .limit(1)
                .forEach(row -> {
                    try {
                        unwrapped(row.value1(), row.value2(), row.value3(), row.value4());
                    } catch (Unreadable e) {
                        throw new CannotStart(StartRefusal.MASTER_KEY_WRONG);
                    }
                });
    }

    /** A fresh key for a matter that is being registered. Nothing is written until the caller sends {@code insert}. */
    public NewKey newKey(int district, long matterId) {
        var made = make(district, matterId);
        cache.put(district, matterId, made.key());
        return new NewKey(made.key(), DSL.insertInto(VAULT_KEY).set(made.row()));
    }

    /** For registering many at once. Nothing is written until the caller sends them. */
    public NewKeys newKeys() {
        return new NewKeys(this::make, BulkTable.of(db, VAULT_KEY).rows());
    }

    private NewKeys.Made make(int district, long matterId) {
        byte[] key = suite.newKey();
        var row = new HashMap<Field<?>, Object>();
        row.put(VAULT_KEY.DISTRICT_ID, district);
        row.put(VAULT_KEY.MATTER_ID, matterId);
        row.put(VAULT_KEY.KEY_VERSION, FIRST_VERSION);
        row.put(VAULT_KEY.WRAPPED, suite.seal(keys.matterWrap(), key, place(district, matterId, FIRST_VERSION)));
        return new NewKeys.Made(new MatterKey(district, matterId, FIRST_VERSION, key), row);
    }

    /**
     * The key of a matter, from memory when it was used within the last 30 seconds, else with one select.
     *
     * @throws Erased when the matter's data was erased
     */
    public MatterKey open(int district, long matterId) {
        return cache.get(district, matterId).orElseGet(() -> {
            MatterKey key = db.select(VAULT_KEY.KEY_VERSION, VAULT_KEY.WRAPPED)
                    .from(VAULT_KEY)
                    .where(VAULT_KEY.DISTRICT_ID.eq(district), VAULT_KEY.MATTER_ID.eq(matterId))
                    .orderBy(VAULT_KEY.KEY_VERSION.desc())
                    .limit(1)
                    .fetchOptional(row -> unwrapped(district, matterId, row.value1(), row.value2()))
                    .orElseThrow(() -> new Erased(district, matterId));
            cache.put(district, matterId, key);
            return key;
        });
    }

    /** The keys of many matters by number, with one select; those erased have none. Nothing is remembered. */
    public Map<Long, MatterKey> open(int district, Collection<Long> matters) {
        var open = new HashMap<Long, MatterKey>();
        db.select(VAULT_KEY.MATTER_ID, VAULT_KEY.KEY_VERSION, VAULT_KEY.WRAPPED)
                .from(VAULT_KEY)
                .where(VAULT_KEY.DISTRICT_ID.eq(district), VAULT_KEY.MATTER_ID.in(matters))
                .orderBy(VAULT_KEY.KEY_VERSION)
                .forEach(row -> open.put(row.value1(), unwrapped(district, row.value1(), row.value2(), row.value3())));
        return open;
    }

    /**
     * Seals text for one place of one matter.
     *
     * @param context where it will lie within the matter, such as {@code party/2/phone}; the same is needed to read it
     */
    public byte[] seal(MatterKey key, byte[] clear, String context) {
        return suite.seal(key.key(), clear, place(key, context));
    }

    /** @see #seal(MatterKey, byte[], String) */
    public byte[] seal(MatterKey key, String clear, String context) {
        return seal(key, clear.getBytes(StandardCharsets.UTF_8), context);
    }

    /** @throws org.shanzhi.kernel.crypto.Unreadable when key, context or a bit differ from what was sealed */
    public byte[] unseal(MatterKey key, byte[] sealed, String context) {
        return suite.open(key.key(), sealed, place(key, context));
    }

    /**
     * Erases a matter: deletes its keys. Idempotent. In the caller's transaction when there is one; the event that says so
     * is the caller's. What the database keeps of a deleted row until it cleans up, and what backups keep, stays wrapped
     * with the master key (docs/operations.md).
     */
    public void erase(int district, long matterId) {
        var ofMatter = VAULT_KEY.DISTRICT_ID.eq(district).and(VAULT_KEY.MATTER_ID.eq(matterId));
        db.deleteFrom(VAULT_KEY).where(ofMatter).execute();
        // Not before: somebody may read the key until then, and would put it back into memory.
        AfterCommit.run(() -> cache.forget(district, matterId));
    }

    /** A keyed 63-bit hash for equality search. Two things with one index are almost surely equal; unseal to be sure. */
    public long blindIndex(IndexKind kind, String value) {
        String normal = switch (kind) {
            case PHONE -> Normal.phone(value);
            case ID_NUMBER -> Normal.idNumber(value);
        };
        byte[] mac = suite.mac(keys.blindIndex(), utf8(kind.name()), new byte[1], utf8(normal));
        return ByteBuffer.wrap(mac).getLong() & Long.MAX_VALUE;
    }

    /**
     * A keyed hash of 128 bits by which a record of another system is known again: two records with one hash are the same.
     *
     * @param kind what is hashed; equal values of different kinds do not meet
     */
    public byte[] recordKey(String kind, String value) {
        return Arrays.copyOf(suite.mac(keys.blindIndex(), utf8(kind), new byte[1], utf8(value)), RECORD_KEY_BYTES);
    }

    /** The eight characters on the receipt with which a resident follows the matter. Derived, so never stored. */
    public String queryCode(String number) {
        return QueryCode.of(suite.mac(keys.queryCode(), utf8(number)));
    }

    /** Whether a resident typed the right code, whatever its case, width and spaces; takes equally long either way. */
    public boolean isQueryCode(String number, String typed) {
        return MessageDigest.isEqual(utf8(queryCode(number)), utf8(QueryCode.normal(typed)));
    }

    @Override
    public byte[] wrap(int districtId, byte[] key, byte[] context) {
        return suite.seal(keys.fileWrap(), key, place(districtId, context));
    }

    @Override
    public byte[] unwrap(int districtId, byte[] wrapped, byte[] context) {
        return suite.open(keys.fileWrap(), wrapped, place(districtId, context));
    }

    private MatterKey unwrapped(int district, long matterId, int version, byte[] wrapped) {
        byte[] key = suite.open(keys.matterWrap(), wrapped, place(district, matterId, version));
        return new MatterKey(district, matterId, version, key);
    }

    private static byte[] place(int district, long matterId, int version) {
        return ByteBuffer.allocate(16)
                .putInt(district)
                .putLong(matterId)
                .putInt(version)
                .array();
    }

    private static byte[] place(MatterKey key, String context) {
        byte[] within = utf8(context);
        return ByteBuffer.allocate(16 + within.length)
                .put(place(key.district(), key.matterId(), key.version()))
                .put(within)
                .array();
    }

    private static byte[] place(int district, byte[] context) {
        return ByteBuffer.allocate(4 + context.length)
                .putInt(district)
                .put(context)
                .array();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
