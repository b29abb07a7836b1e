package org.shanzhi.matter.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.shanzhi.matter.MatterIndexing.Changed;
import org.shanzhi.matter.MatterIndexing.LogPlace;
import org.springframework.stereotype.Component;

/**
 * The log of every district in an order to which nothing is added behind: by transaction, and only as far as every transaction
 * below is over.
 */
@Component
public class LogTail {
    /** Transactions below are over, so nothing comes in behind it. */
    private static final String SETTLED = """
            (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint
                  + coalesce((select tx_offset from log_epoch where district_id = {0}), 0))""";

    private final DSLContext db;

    LogTail(DSLContext db) {
        this.db = db;
    }

    /** The server's own number and the database's within it. */
    public String source() {
        return db.fetchSingle("""
                        select (select system_identifier from pg_control_system())::text || '/'
                            || (select oid from pg_database where datname = current_database())::text""").get(0, String.class);
    }

    /** Where whatever is written from now on lies behind. */
    public LogPlace end(int district) {
        long tx = db.fetchSingle("select " + SETTLED, DSL.val(district)).get(0, Long.class);
        return new LogPlace(tx, 0, 0);
    }

    /** Of districts in which nothing happened nothing is said. Relies on matter_event_tail. */
    public Map<Integer, Changed> after(Map<Integer, LogPlace> places, int most) {
        var lasts = List.copyOf(places.entrySet());
        var rows = new HashMap<Integer, List<Record>>();
        db.resultQuery(
                        """
                        select d.id, e.tx, e.matter_id, e.version
                          from unnest({0}::int[], {1}::bigint[], {2}::bigint[], {3}::int[]) as d (id, tx, matter, version)
                         cross join lateral
                               (select tx, matter_id, version from matter_event
                                 where district_id = d.id and tx >= d.tx
                                   and tx < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
                                          + coalesce((select tx_offset from log_epoch where district_id = d.id), 0)
                                   and (tx, matter_id, version) > (d.tx, d.matter, d.version)
                                 order by tx, matter_id, version
                                 limit {4}) e
                         order by d.id, e.tx, e.matter_id, e.version
                        """,
                        DSL.val(lasts.stream().map(Map.Entry::getKey).toArray(Integer[]::new)),
                        DSL.val(lasts.stream().map(l -> l.getValue().tx()).toArray(Long[]::new)),
                        DSL.val(lasts.stream().map(l -> l.getValue().matter()).toArray(Long[]::new)),
                        DSL.val(lasts.stream().map(l -> l.getValue().version()).toArray(Integer[]::new)),
                        DSL.val(most))
                .forEach(r -> rows.computeIfAbsent(r.get(0, Integer.class), _ -> new ArrayList<>())
                        .add(r));
        var changed = new HashMap<Integer, Changed>();
        rows.forEach((district, events) -> changed.put(district, changed(events, most)));
        return changed;
    }

    private static Changed changed(List<Record> events, int most) {
        var matters = new LinkedHashSet<Long>();
        events.forEach(e -> matters.add(e.get(2, Long.class)));
        Record end = events.getLast();
        var place = new LogPlace(end.get(1, Long.class), end.get(2, Long.class), end.get(3, Integer.class));
        return new Changed(List.copyOf(matters), place, events.size() == most);
    }
}
