package org.shanzhi.access.store;

import static org.shanzhi.db.Tables.ACCESS_LOG;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SelectLimitPercentStep;
import org.jooq.impl.DSL;
import org.shanzhi.access.AccessEntry;
import org.shanzhi.access.AccessKind;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of the access log: inserts and reads, nothing else. */
@Component
public class AccessLogStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> DETAIL = new TypeReference<>() {};

    /** The district of those whose district is not known. */
    public static final int NOWHERE = 0;

    private final DSLContext db;

    AccessLogStore(DSLContext db) {
        this.db = db;
    }

    /** @param district 0 when the district is not known, as of a stranger at the door */
    public record Line(
            int district,
            Instant at,
            AccessKind kind,
            Integer accountId,
            String username,
            Long matterId,
            Map<String, String> detail,
            String requestId) {}

    void insert(List<Line> lines) {
        var batch = db.insertInto(
                ACCESS_LOG,
                ACCESS_LOG.DISTRICT_ID,
                ACCESS_LOG.AT,
                ACCESS_LOG.KIND,
                ACCESS_LOG.ACCOUNT_ID,
                ACCESS_LOG.USERNAME,
                ACCESS_LOG.MATTER_ID,
                ACCESS_LOG.DETAIL,
                ACCESS_LOG.REQUEST_ID);
        for (Line line : lines) {
            batch = batch.values(
                    line.district,
                    line.at,
                    line.kind.name(),
                    line.accountId,
                    line.username,
                    line.matterId,
                    JSONB.jsonb(JSON.writeValueAsString(line.detail)),
                    line.requestId);
        }
        batch.execute();
    }

    /**
     * Lines of a district, and of those at the door, by id.
     *
     * @param after of the district and of the door, see {@link org.shanzhi.access.chain.TimeOfLines}
     */
    public record Ids(long after, long atTheDoorAfter) {
        public static final Ids ALL = new Ids(0, 0);
    }

    /** The newest first: one backward range of the primary key for the district, one for those at the door. */
    public List<AccessEntry> newest(int district, Condition filter, Ids ids, long before, int limit) {
        return range(district, filter, ids.after, before, limit)
                .unionAll(range(NOWHERE, filter, ids.atTheDoorAfter, before, limit))
                .orderBy(DSL.field(DSL.name("id")).desc())
                .limit(limit)
                .fetch(AccessLogStore::entry);
    }

    private SelectLimitPercentStep<Record> range(int district, Condition filter, long after, long before, int limit) {
        return db.select(ACCESS_LOG.fields())
                .from(ACCESS_LOG)
                .where(ACCESS_LOG.DISTRICT_ID.eq(district), ACCESS_LOG.ID.gt(after), ACCESS_LOG.ID.lt(before), filter)
                .orderBy(ACCESS_LOG.ID.desc())
                .limit(limit);
    }

    public static Condition nothing() {
        return DSL.noCondition();
    }

    private static AccessEntry entry(Record row) {
        return new AccessEntry(
                row.get(ACCESS_LOG.ID),
                row.get(ACCESS_LOG.AT),
                AccessKind.valueOf(row.get(ACCESS_LOG.KIND)),
                row.get(ACCESS_LOG.ACCOUNT_ID),
                row.get(ACCESS_LOG.USERNAME),
                row.get(ACCESS_LOG.MATTER_ID),
                JSON.readValue(row.get(ACCESS_LOG.DETAIL).data(), DETAIL),
                row.get(ACCESS_LOG.REQUEST_ID));
    }
}
