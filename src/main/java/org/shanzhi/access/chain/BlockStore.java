package org.shanzhi.access.chain;

import static org.shanzhi.db.Tables.ACCESS_BLOCK;
import static org.shanzhi.db.Tables.ACCESS_LOG;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.shanzhi.kernel.crypto.CanonicalJson;
import org.shanzhi.kernel.crypto.CryptoSuite;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The blocks, and the lines under them as they are now. */
@Component
class BlockStore {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What a line has that cannot even be read: nothing that was ever sealed. */
    private static final byte[] UNREADABLE = new byte[32];

    private final DSLContext db;
    private final CryptoSuite suite;

    BlockStore(DSLContext db, CryptoSuite suite) {
        this.db = db;
        this.suite = suite;
    }

    /** Every district that has lines or blocks: one look into an index for each, however many lines there are. */
    List<Integer> districts() {
        return db.fetch("""
                        with recursive of (id) as (
                          select least((select min(district_id) from access_log), (select min(district_id) from access_block))
                          union all
                          select least((select min(district_id) from access_log where district_id > of.id),
                                       (select min(district_id) from access_block where district_id > of.id))
                            from of where of.id is not null)
                        select id from of where id is not null""").map(row -> row.get(0, Integer.class));
    }

    Block last(int district) {
        return db.selectFrom(ACCESS_BLOCK)
                .where(ACCESS_BLOCK.DISTRICT_ID.eq(district))
                .orderBy(ACCESS_BLOCK.NO.desc())
                .limit(1)
                .fetchOptional(BlockStore::block)
                .orElseGet(() -> Block.none(district));
    }

    Optional<Block> find(int district, long no) {
        return db.selectFrom(ACCESS_BLOCK)
                .where(ACCESS_BLOCK.DISTRICT_ID.eq(district), ACCESS_BLOCK.NO.eq(no))
                .fetchOptional(BlockStore::block);
    }

    List<Block> after(int district, long no, int limit) {
        return db.selectFrom(ACCESS_BLOCK)
                .where(ACCESS_BLOCK.DISTRICT_ID.eq(district), ACCESS_BLOCK.NO.gt(no))
                .orderBy(ACCESS_BLOCK.NO)
                .limit(limit)
                .fetch(BlockStore::block);
    }

    /** How many lines are under a seal. */
    long sealed(int district) {
        return db.select(DSL.coalesce(DSL.sum(ACCESS_BLOCK.LINES), BigDecimal.ZERO))
                .from(ACCESS_BLOCK)
                .where(ACCESS_BLOCK.DISTRICT_ID.eq(district))
                .fetchSingle()
                .value1()
                .longValue();
    }

    void insert(Block block) {
        db.insertInto(ACCESS_BLOCK)
                .set(ACCESS_BLOCK.DISTRICT_ID, block.district())
                .set(ACCESS_BLOCK.NO, block.no())
                .set(ACCESS_BLOCK.LAST_ID, block.last())
                .set(ACCESS_BLOCK.LINES, block.lines())
                .set(ACCESS_BLOCK.MARKS, block.marks())
                .set(ACCESS_BLOCK.HASH, block.hash())
                .set(ACCESS_BLOCK.SIGNATURE, block.signature())
                .set(ACCESS_BLOCK.AT, block.at())
                .execute();
    }

    /** Lines after one up to another, the oldest first. Relies on access_log_pkey. */
    List<LogLine> lines(int district, long after, long last, int limit) {
        return db.select(ACCESS_LOG.fields())
                .from(ACCESS_LOG)
                .where(ACCESS_LOG.DISTRICT_ID.eq(district), ACCESS_LOG.ID.gt(after), ACCESS_LOG.ID.le(last))
                .orderBy(ACCESS_LOG.ID)
                .limit(limit)
                .fetch(this::line);
    }

    private LogLine line(Record row) {
        return new LogLine(
                row.get(ACCESS_LOG.ID),
                row.get(ACCESS_LOG.AT),
                row.get(ACCESS_LOG.KIND),
                row.get(ACCESS_LOG.ACCOUNT_ID),
                digest(row));
    }

    private byte[] digest(Record row) {
        try {
            var line = new HashMap<String, Object>();
            line.put("district", row.get(ACCESS_LOG.DISTRICT_ID));
            line.put("id", row.get(ACCESS_LOG.ID));
            line.put("at", row.get(ACCESS_LOG.AT).toString());
            line.put("kind", row.get(ACCESS_LOG.KIND));
            line.put("account", row.get(ACCESS_LOG.ACCOUNT_ID));
            line.put("username", row.get(ACCESS_LOG.USERNAME));
            line.put("matter", row.get(ACCESS_LOG.MATTER_ID));
            line.put("detail", JSON.readTree(row.get(ACCESS_LOG.DETAIL).data()));
            line.put("request", row.get(ACCESS_LOG.REQUEST_ID));
            return suite.digest(CanonicalJson.bytes(line));
        } catch (IllegalArgumentException somebodyElses) {
            return UNREADABLE;
        }
    }

    private static Block block(Record row) {
        return new Block(
                row.get(ACCESS_BLOCK.DISTRICT_ID),
                row.get(ACCESS_BLOCK.NO),
                row.get(ACCESS_BLOCK.LAST_ID),
                row.get(ACCESS_BLOCK.LINES),
                row.get(ACCESS_BLOCK.MARKS),
                row.get(ACCESS_BLOCK.HASH),
                row.get(ACCESS_BLOCK.SIGNATURE),
                row.get(ACCESS_BLOCK.AT));
    }
}
