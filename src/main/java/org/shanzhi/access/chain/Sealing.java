package org.shanzhi.access.chain;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.shanzhi.kernel.crypto.CryptoSuite;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Puts lines that nothing can come before any more under a seal: one node at a time, a block per district. */
@Component
class Sealing {
    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);
    private static final int MOST = 5_000;
    /** Of the lock that one node holds; said nowhere else. */
    private static final long LOCK = 0x5348_414e_5a48_4931L;

    private final DSLContext db;
    private final Settled settled;
    private final BlockStore store;
    private final VolumeStore volumes;
    private final InstallationKey key;
    private final CryptoSuite suite;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Map<Integer, Block> sealed = new ConcurrentHashMap<>();
    private long done = -1;

    Sealing(
            DSLContext db,
            Settled settled,
            BlockStore store,
            VolumeStore volumes,
            InstallationKey key,
            CryptoSuite suite,
            TransactionOperations transactions,
            Clock clock) {
        this.db = db;
        this.settled = settled;
        this.store = store;
        this.volumes = volumes;
        this.key = key;
        this.suite = suite;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Seals what can be sealed now. Costs two small selects when there is nothing new. */
    synchronized void seal() {
        OptionalLong upTo = settled.upTo();
        if (upTo.isEmpty() || upTo.getAsLong() == done) return;
        key.make();
        boolean all = true;
        for (int district : store.districts()) all &= seal(district, upTo.getAsLong());
        if (all) done = upTo.getAsLong();
    }

    /** @return false when another node is at it, or the chain is not the one that this node sealed */
    private boolean seal(int district, long upTo) {
        while (true) {
            Sealed done = transactions.execute(transaction -> mine() ? sealBlock(district, upTo) : null);
            if (done == null) return false;
            // Only now it is there: a commit that fails must not be taken for somebody's change.
            if (done.block != null) sealed.put(district, done.block);
            if (done.lines < MOST) return true;
        }
    }

    /** @param block null when nothing waited */
    private record Sealed(int lines, Block block) {}

    private Sealed sealBlock(int district, long upTo) {
        Block before = store.last(district);
        Block known = sealed.get(district);
        if (known != null && !same(known, store.find(district, known.no()).orElse(null))) {
            LOG.error("Block {} of the access log of district {} is not the one that was sealed", known.no(), district);
            return null;
        }
        List<LogLine> lines = store.lines(district, before.last(), upTo, MOST);
        if (lines.isEmpty()) return new Sealed(0, null);
        Block block = before.next(lines, clock.instant().truncatedTo(ChronoUnit.MICROS), suite, key);
        store.insert(block);
        volumes.add(district, lines);
        return new Sealed(lines.size(), block);
    }

    private static boolean same(Block one, Block other) {
        return other != null && Arrays.equals(one.hash(), other.hash());
    }

    private boolean mine() {
        return db.fetchSingle("select pg_try_advisory_xact_lock(?)", LOCK).get(0, Boolean.class);
    }
}
