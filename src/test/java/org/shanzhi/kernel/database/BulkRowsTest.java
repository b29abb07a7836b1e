package org.shanzhi.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.testing.TestDatabase;

/** What is copied in binary is what would have been inserted as text. */
class BulkRowsTest {
    private static final Parcel PARCEL = new Parcel();

    private static TestDatabase database;
    private static DSLContext db;

    private static final class Parcel extends TableImpl<Record> {
        private static final long serialVersionUID = 1L;
        final TableField<Record, Integer> small = createField(DSL.name("small"), SQLDataType.INTEGER);
        final TableField<Record, Integer> whole = createField(DSL.name("whole"), SQLDataType.INTEGER);
        final TableField<Record, Long> large = createField(DSL.name("large"), SQLDataType.BIGINT);
        final TableField<Record, Double> lon = createField(DSL.name("lon"), SQLDataType.DOUBLE);
        final TableField<Record, Boolean> yes = createField(DSL.name("yes"), SQLDataType.BOOLEAN);
        final TableField<Record, String> name = createField(DSL.name("name"), SQLDataType.CLOB);
        final TableField<Record, JSONB> content = createField(DSL.name("content"), SQLDataType.JSONB);
        final TableField<Record, byte[]> seal = createField(DSL.name("seal"), SQLDataType.BLOB);
        final TableField<Record, UUID> request = createField(DSL.name("request"), SQLDataType.UUID);
        final TableField<Record, Instant> at = createField(DSL.name("at"), SQLDataType.INSTANT);
        final TableField<Record, LocalDate> day = createField(DSL.name("day"), SQLDataType.LOCALDATE);
        final TableField<Record, String> paused = createField(DSL.name("paused"), SQLDataType.CLOB);

        Parcel() {
            super(DSL.name("bulk_parcel"));
        }
    }

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        db = database.dsl();
        db.execute("""
                create table bulk_parcel (small smallint, whole int, large bigint, lon float8, yes boolean, name text,
                  content jsonb, seal bytea, request uuid, at timestamptz, day date, paused tstzmultirange,
                  left_out text default 'as always')""");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        db.execute("truncate bulk_parcel");
    }

    @Test
    void every_type_arrives_as_it_was() {
        var request = UUID.fromString("0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0");
        Map<Field<?>, Object> row = row(request, Instant.parse("2026-11-23T05:41:00.123456Z"), "{}");
        copy(List.of(row));
        assertThat(
                        text(
                                "small, whole, large, lon, yes, name, content, encode(seal, 'hex'), request, day, paused, left_out"))
                .isEqualTo("(-7,70000,-5000000000,103.8234567,t,漏水𠮷,\"{\"\"a\"\": [1, \"\"甲\"\"]}\",00ff0a," + request
                        + ",1999-12-31,{},\"as always\")");
        assertThat(text("to_char(at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')"))
                .isEqualTo("2026-11-23 05:41:00.123456");
    }

    @Test
    void pauses_infinities_and_nothing_arrive_too() {
        String spans = "{[2025-01-01T00:00:00Z,2025-01-02T00:00:00.5Z),[2025-02-01T00:00:00Z,)}";
        copy(List.of(row(null, Instant.MAX, spans), row(null, Instant.MIN, null), row(null, null, "{}")));
        assertThat(db.fetch("select at::text || coalesce(paused::text, '-') from bulk_parcel where at is not null")
                        .into(String.class))
                .containsExactlyInAnyOrder(
                        "infinity{[\"2025-01-01 00:00:00+00\",\"2025-01-02 00:00:00.5+00\"),[\"2025-02-01 00:00:00+00\",)}",
                        "-infinity-");
        assertThat(db.fetchCount(db.selectFrom("bulk_parcel where request is null")))
                .isEqualTo(3);
    }

    @Test
    void many_rows_go_at_once_and_room_is_used_again() {
        var rows = BulkTable.of(db, PARCEL).rows();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 5_000; i++) rows.add(row(null, Instant.EPOCH, "{}"));
            db.connection(rows::send);
        }
        assertThat(db.fetchCount(db.selectFrom("bulk_parcel"))).isEqualTo(10_000);
    }

    @Test
    void a_row_with_other_columns_than_the_first_is_a_mistake() {
        var rows = BulkTable.of(db, PARCEL).rows();
        rows.add(row(null, Instant.EPOCH, "{}"));
        assertThatIllegalArgumentException().isThrownBy(() -> rows.add(Map.of(PARCEL.whole, 1)));
    }

    private static Map<Field<?>, Object> row(UUID request, Instant at, String paused) {
        var row = new HashMap<Field<?>, Object>();
        row.put(PARCEL.small, -7);
        row.put(PARCEL.whole, 70_000);
        row.put(PARCEL.large, -5_000_000_000L);
        row.put(PARCEL.lon, 103.8234567);
        row.put(PARCEL.yes, true);
        row.put(PARCEL.name, "漏水𠮷");
        row.put(PARCEL.content, JSONB.valueOf("{\"a\":[1,\"甲\"]}"));
        row.put(PARCEL.seal, new byte[] {0, -1, 10});
        row.put(PARCEL.request, request);
        row.put(PARCEL.at, at);
        row.put(PARCEL.day, LocalDate.of(1999, 12, 31));
        row.put(PARCEL.paused, paused);
        return row;
    }

    private static void copy(List<Map<Field<?>, Object>> all) {
        var rows = BulkTable.of(db, PARCEL).rows();
        all.forEach(rows::add);
        db.connection(rows::send);
    }

    private static String text(String columns) {
        return db.fetchSingle("select row(" + columns + ")::text from bulk_parcel")
                .get(0, String.class)
                .replaceAll("^\\(\"?(\\d{4}-\\d\\d-\\d\\d [^\"]*)\"?\\)$", "$1");
    }
}
