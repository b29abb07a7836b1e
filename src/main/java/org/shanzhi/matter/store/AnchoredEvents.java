package org.shanzhi.matter.store;

import static org.shanzhi.db.Tables.MATTER_EVENT;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.shanzhi.access.Anchored;
import org.shanzhi.access.ChainBreak;
import org.shanzhi.access.ChainBreak.What;
import org.shanzhi.kernel.crypto.CryptoSuite;
import org.springframework.stereotype.Component;

/**
 * The events of all matters as anchors know them: which there were since the anchor before, in the order of the tail. A
 * matter's own chain cannot show that its last events are missing or that there never was such a matter; this does.
 */
@Component
class AnchoredEvents implements Anchored {
    private static final String CHAIN = "matter_event";
    private static final int PAGE = 10_000;

    private final DSLContext db;
    private final LogTail tail;
    private final CryptoSuite suite;

    AnchoredEvents(DSLContext db, LogTail tail, CryptoSuite suite) {
        this.db = db;
        this.tail = tail;
        this.suite = suite;
    }

    @Override
    public String chain() {
        return CHAIN;
    }

    @Override
    public Head head(int district, Head since) {
        long upto = Math.max(since.upto(), tail.end(district).tx());
        return between(district, since.upto(), upto);
    }

    @Override
    public Optional<ChainBreak> check(int district, Head since, Head anchored) {
        Head now = between(district, since.upto(), anchored.upto());
        if (now.equals(anchored)) return Optional.empty();
        What what = now.count() < anchored.count()
                ? What.MISSING
                : now.count() > anchored.count() ? What.ADDED : What.NOT_AS_ANCHORED;
        return Optional.of(new ChainBreak(CHAIN + "/" + district, since.upto() + "-" + anchored.upto(), what));
    }

    /** Page by page, each digest over the one before. Relies on matter_event_tail. */
    private Head between(int district, long from, long upto) {
        byte[] hash = new byte[32];
        long count = 0;
        long tx = from;
        long matter = 0;
        int version = 0;
        while (true) {
            Result<Record4<Long, Long, Integer, byte[]>> page = db.select(
                            MATTER_EVENT.TX, MATTER_EVENT.MATTER_ID, MATTER_EVENT.VERSION, MATTER_EVENT.HASH)
                    .from(MATTER_EVENT)
                    .where(MATTER_EVENT.DISTRICT_ID.eq(district), MATTER_EVENT.TX.ge(tx), MATTER_EVENT.TX.lt(upto))
                    .and(DSL.row(MATTER_EVENT.TX, MATTER_EVENT.MATTER_ID, MATTER_EVENT.VERSION)
                            .gt(tx, matter, version))
                    .orderBy(MATTER_EVENT.TX, MATTER_EVENT.MATTER_ID, MATTER_EVENT.VERSION)
                    .limit(PAGE)
                    .fetch();
            if (page.isEmpty()) return new Head(upto, count, HexFormat.of().formatHex(hash));
            hash = over(hash, page);
            count += page.size();
            var last = page.getLast();
            tx = last.value1();
            matter = last.value2();
            version = last.value3();
        }
    }

    private byte[] over(byte[] before, Result<Record4<Long, Long, Integer, byte[]>> page) {
        byte[][] parts = new byte[page.size() + 1][];
        parts[0] = before;
        for (int i = 0; i < page.size(); i++) {
            byte[] event = page.get(i).value4();
            parts[i + 1] = ByteBuffer.allocate(20 + event.length)
                    .putLong(page.get(i).value1())
                    .putLong(page.get(i).value2())
                    .putInt(page.get(i).value3())
                    .put(event)
                    .array();
        }
        return suite.digest(parts);
    }
}
