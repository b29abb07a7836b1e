package org.shanzhi.access.chain;

import static org.shanzhi.db.Tables.ACCESS_VOLUME;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.shanzhi.access.AccessKind;
import org.shanzhi.kernel.ChinaTime;
import org.springframework.stereotype.Component;

/** How much each account was shown in a day: counted from the lines that are sealed, in the same transaction. */
@Component
class VolumeStore {
    private final DSLContext db;

    VolumeStore(DSLContext db) {
        this.db = db;
    }

    private record Key(LocalDate day, int account) {}

    private static final class Counts {
        private int reads;
        private int reveals;
        private int exports;

        private void add(String kind) {
            if (kind.equals(AccessKind.READ.name())) reads++;
            if (kind.equals(AccessKind.REVEAL.name())) reveals++;
            if (kind.equals(AccessKind.EXPORT.name())) exports++;
        }

        private boolean none() {
            return reads + reveals + exports == 0;
        }
    }

    /** Of every account, from a day on. Relies on access_volume_pkey. */
    List<Volumes.Day> since(int district, LocalDate from) {
        return db.selectFrom(ACCESS_VOLUME)
                .where(ACCESS_VOLUME.DISTRICT_ID.eq(district), ACCESS_VOLUME.DAY.ge(from))
                .fetch(row -> new Volumes.Day(
                        row.get(ACCESS_VOLUME.ACCOUNT_ID),
                        row.get(ACCESS_VOLUME.DAY),
                        row.get(ACCESS_VOLUME.READS),
                        row.get(ACCESS_VOLUME.REVEALS),
                        row.get(ACCESS_VOLUME.EXPORTS)));
    }

    void add(int district, List<LogLine> lines) {
        Map<Key, Counts> counts = new HashMap<>();
        for (LogLine line : lines) {
            if (line.account() == null) continue;
            var key = new Key(ChinaTime.day(line.at()), line.account());
            counts.computeIfAbsent(key, any -> new Counts()).add(line.kind());
        }
        counts.values().removeIf(Counts::none);
        if (counts.isEmpty()) return;
        var insert = db.insertInto(
                ACCESS_VOLUME,
                ACCESS_VOLUME.DISTRICT_ID,
                ACCESS_VOLUME.DAY,
                ACCESS_VOLUME.ACCOUNT_ID,
                ACCESS_VOLUME.READS,
                ACCESS_VOLUME.REVEALS,
                ACCESS_VOLUME.EXPORTS);
        for (var one : counts.entrySet()) {
            Counts count = one.getValue();
            insert = insert.values(
                    district, one.getKey().day, one.getKey().account, count.reads, count.reveals, count.exports);
        }
        insert.onDuplicateKeyUpdate()
                .set(ACCESS_VOLUME.READS, ACCESS_VOLUME.READS.plus(DSL.excluded(ACCESS_VOLUME.READS)))
                .set(ACCESS_VOLUME.REVEALS, ACCESS_VOLUME.REVEALS.plus(DSL.excluded(ACCESS_VOLUME.REVEALS)))
                .set(ACCESS_VOLUME.EXPORTS, ACCESS_VOLUME.EXPORTS.plus(DSL.excluded(ACCESS_VOLUME.EXPORTS)))
                .execute();
    }
}
