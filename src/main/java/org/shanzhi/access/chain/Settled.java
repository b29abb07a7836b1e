package org.shanzhi.access.chain;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Up to which id nothing can be added to the access log any more. Ids are given before a line is committed, so a small one
 * may come after a large one. Whoever writes a line holds a lock on the table from before the id is given until the line is
 * committed or gone: when everybody who held one after an id was given has let go, all up to that id are there. It is what
 * {@code create index concurrently} waits for; it costs the writers nothing, and somebody else's long transaction does not
 * hold it back.
 */
@Component
class Settled {
    private final DSLContext db;
    private long asked;
    private Set<String> writers = Set.of();

    Settled(DSLContext db) {
        this.db = db;
    }

    /** Asked again and again; empty as long as somebody writes who did when this last gave an answer. */
    synchronized OptionalLong upTo() {
        if (writers.isEmpty()) {
            // First the id, then who writes: who comes later is given a larger one.
            asked = given();
            writers = new HashSet<>(writing());
        } else {
            writers.retainAll(writing());
        }
        return writers.isEmpty() ? OptionalLong.of(asked) : OptionalLong.empty();
    }

    private long given() {
        return db.fetchSingle("select case when is_called then last_value else 0 end from access_log_id_seq")
                .get(0, Long.class);
    }

    private List<String> writing() {
        return db.fetch("""
                        select virtualtransaction from pg_locks
                         where relation = 'access_log'::regclass and mode = 'RowExclusiveLock'
                           and database = (select oid from pg_database where datname = current_database())""").map(row -> row.get(0, String.class));
    }
}
