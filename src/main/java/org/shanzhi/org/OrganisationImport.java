package org.shanzhi.org;

import static org.shanzhi.db.Tables.DISTRICT;
import static org.shanzhi.db.Tables.POST;
import static org.shanzhi.db.Tables.STAFF;
import static org.shanzhi.db.Tables.UNIT;

import java.util.List;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.shanzhi.org.store.Snapshots;
import org.shanzhi.policy.Needs;
import org.springframework.stereotype.Component;

/** Enters a whole district at once, as a first set-up or for a demonstration. 2,500 staff take well under a second. */
@Component
public class OrganisationImport {
    private final DSLContext db;
    private final Snapshots snapshots;

    OrganisationImport(DSLContext db, Snapshots snapshots) {
        this.db = db;
        this.snapshots = snapshots;
    }

    /** @param outline of the district, WKB in WGS-84; may be null */
    public record NewDistrict(
            District district, byte[] outline, List<Unit> units, List<Staff> staff, List<Post> posts) {}

    /**
     * Writes the district with everything in it, in one transaction, as it is handed in: ids and codes are the caller's,
     * the rules of the registers are not asked again. Not idempotent: a district of the same id is an error.
     */
    @Needs(open = "set-up before anybody can sign in; no page and no interface leads here")
    public void enter(NewDistrict wanted) {
        District district = wanted.district();
        db.transaction(transaction -> {
            DSLContext tx = transaction.dsl();
            tx.insertInto(DISTRICT)
                    .set(DISTRICT.DISTRICT_ID, district.id())
                    .set(DISTRICT.CODE, district.code())
                    .set(DISTRICT.PREFIX, district.prefix())
                    .set(DISTRICT.NAME, district.name())
                    .set(DISTRICT.DEMO, district.demo())
                    .set(DISTRICT.OUTLINE, wanted.outline())
                    .execute();
            insert(tx, UNIT, wanted.units(), unit -> row(district, unit));
            insert(tx, STAFF, wanted.staff(), staff -> row(district, staff));
            insert(tx, POST, wanted.posts(), post -> row(district, post));
        });
        snapshots.renew(district.id());
    }

    private static Object[] row(District district, Unit unit) {
        return new Object[] {
            district.id(),
            unit.id(),
            unit.code(),
            unit.name(),
            unit.kind().name(),
            unit.tier().name(),
            unit.parentId(),
            unit.functionCentre(),
            unit.phone(),
            unit.from(),
            unit.to()
        };
    }

    private static Object[] row(District district, Staff staff) {
        return new Object[] {
            district.id(), staff.id(), staff.username(), staff.name(), staff.phone(), staff.from(), staff.to()
        };
    }

    private static Object[] row(District district, Post post) {
        return new Object[] {
            district.id(), post.id(), post.staffId(), post.unitId(), post.role(), post.from(), post.to()
        };
    }

    /** One prepared statement and many rows; the values come in the order of the table's columns. */
    private static <T> void insert(DSLContext tx, Table<Record> table, List<T> values, Function<T, Object[]> row) {
        if (values.isEmpty()) return;
        Field<?>[] columns = table.fields();
        var batch = tx.batch(tx.insertInto(table).columns(columns).values(new Object[columns.length]));
        for (T value : values) batch = batch.bind(row.apply(value));
        batch.execute();
    }
}
