package org.shanzhi.matter.store;

import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Numbers of matters, taken 64 at a time per district and year; those a node does not use are gaps. */
final class Numbers {
    private static final int BLOCK = 64;
    private static final long YEAR = 10_000_000L;

    private record Year(int district, int year) {}

    private record Block(int next, int end) {}

    private final DSLContext db;
    private final TransactionTemplate own;
    private final Map<Year, Block> blocks = new HashMap<>();

    Numbers(DSLContext db, PlatformTransactionManager transactions) {
        this.db = db;
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    synchronized long next(int district, int year) {
        var key = new Year(district, year % 100);
        Block block = blocks.get(key);
        if (block == null || block.next == block.end) block = take(key);
        if (block.next >= YEAR) throw new IllegalStateException("All numbers of the year are used");
        blocks.put(key, new Block(block.next + 1, block.end));
        return key.year * YEAR + block.next;
    }

    /**
     * In a transaction of its own even inside another: a block that is rolled back would be given out twice, and one that is
     * not yet committed would keep every other registration waiting.
     */
    private Block take(Year key) {
        return own.execute(_ -> taken(key));
    }

    private Block taken(Year key) {
        int end = db.fetchSingle("""
                        insert into number_block (district_id, year, next_n) values ({0}, {1}, {2})
                        on conflict (district_id, year) do update set next_n = number_block.next_n + {3}
                        returning next_n""", val(key.district), val(key.year), val(1 + BLOCK), val(BLOCK))
                .get(0, Integer.class);
        return new Block(end - BLOCK, end);
    }

    private static org.jooq.Param<Integer> val(int value) {
        return org.jooq.impl.DSL.val(value);
    }
}
