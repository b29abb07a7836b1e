package org.shanzhi.matter.store;

import static org.shanzhi.db.Tables.MATTER;
import static org.shanzhi.db.Tables.NUMBER_BLOCK;

import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.shanzhi.access.Vault;
import org.shanzhi.kernel.crypto.CryptoSuite;
import org.shanzhi.kernel.database.DatabaseClock;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;

/** Many new matters at once, by COPY. */
@Component
public class CopyStore {
    private static final String[] TABLES = {
        "matter", "matter_event", "matter_text", "party", "clock", "matter_guest", "matter_link", "matter_file"
    };

    private final DSLContext db;
    private final Vault vault;
    private final LogCodec codec;
    private final Rows rows;
    private final BulkTables tables;
    private final DatabaseClock clock;

    CopyStore(DSLContext db, Vault vault, CryptoSuite suite, Policies policies, DatabaseClock clock) {
        this.db = db;
        this.vault = vault;
        this.codec = new LogCodec(suite);
        this.rows = new Rows(vault, policies);
        this.tables = new BulkTables(db);
        this.clock = clock;
    }

    /**
     * Writes what {@code telling} adds, all of it or nothing. Does not wait for the disk: what is committed later and does
     * wait, vouches for it.
     */
    public void write(int district, Consumer<Copies> telling) {
        write(district, telling, _ -> {});
    }

    /** As above, with what else belongs into the transaction; it comes last. */
    public void write(int district, Consumer<Copies> telling, Consumer<DSLContext> together) {
        clock.requireTrustworthy();
        db.transaction(t -> {
            DSLContext tx = t.dsl();
            tx.execute("set local synchronous_commit to off");
            Long transaction =
                    tx.select(Writing.transaction(district)).fetchSingle().value1();
            var copies = new Copies(rows, codec, vault.newKeys(), tables, transaction);
            telling.accept(copies);
            tx.connection(copies::send);
            together.accept(tx);
        });
    }

    public boolean has(int district, long id) {
        return db.fetchExists(MATTER, MATTER.DISTRICT_ID.eq(district), MATTER.ID.eq(id));
    }

    /** From now on numbers of this year begin after {@code last}, unless they do already. */
    public void numbersGiven(int district, int year, int last) {
        db.insertInto(NUMBER_BLOCK)
                .set(NUMBER_BLOCK.DISTRICT_ID, district)
                .set(NUMBER_BLOCK.YEAR, year % 100)
                .set(NUMBER_BLOCK.NEXT_N, last + 1)
                .onConflict(NUMBER_BLOCK.DISTRICT_ID, NUMBER_BLOCK.YEAR)
                .doUpdate()
                .set(NUMBER_BLOCK.NEXT_N, DSL.greatest(NUMBER_BLOCK.NEXT_N, DSL.val(last + 1)))
                .execute();
    }

    /** Lets the planner know what has come; the lists of open matters are read from their indexes alone. */
    public void settle() {
        db.execute("vacuum (analyze) matter_open");
        for (String table : TABLES) db.execute("analyze " + table);
    }
}
