package org.shanzhi.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.query;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.update;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.Overtaken;
import org.shanzhi.testing.TestDatabase;

class OneTripTest {
    private static final Table<Record> PARCEL = table(name("parcel"));
    private static final Field<Integer> ID = field(name("id"), SQLDataType.INTEGER);
    private static final Field<String> NAME = field(name("name"), SQLDataType.CLOB);
    private static final Field<JSONB> CONTENT = field(name("content"), SQLDataType.JSONB);
    private static final Field<byte[]> SEAL = field(name("seal"), SQLDataType.BLOB);
    private static final Field<Instant> AT = field(name("at"), SQLDataType.INSTANT);
    private static final Field<Integer[]> STOPS = field(name("stops"), SQLDataType.INTEGER.array());

    private static TestDatabase database;
    private static DSLContext dsl;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        dsl = database.dsl();
        dsl.execute("create table parcel (id int primary key, name text, content jsonb, seal bytea, at timestamptz,"
                + " stops int[], constraint parcel_name unique (name))");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        dsl.execute("truncate parcel");
    }

    @Test
    void every_kind_of_value_arrives_as_it_was_sent() {
        var now = Instant.parse("2026-11-23T01:02:03.456789Z");
        new OneTrip()
                .add(insertInto(PARCEL)
                        .set(ID, 1)
                        .set(NAME, "甲?;{0}'𠮷")
                        .set(CONTENT, JSONB.valueOf("{\"a\": \"?;{1}\"}"))
                        .set(SEAL, new byte[] {0, 1, -1})
                        .set(AT, now)
                        .set(STOPS, new Integer[] {3, null, 1}))
                .add(insertInto(PARCEL)
                        .set(ID, 2)
                        .set(NAME, (String) null)
                        .set(CONTENT, (JSONB) null)
                        .set(SEAL, (byte[]) null)
                        .set(AT, (Instant) null)
                        .set(STOPS, (Integer[]) null))
                .send(dsl);
        var full = dsl.select(NAME, CONTENT, SEAL, AT, STOPS)
                .from(PARCEL)
                .where(ID.eq(1))
                .fetchOne();
        assertThat(full.get(NAME)).isEqualTo("甲?;{0}'𠮷");
        assertThat(full.get(CONTENT)).isEqualTo(JSONB.valueOf("{\"a\": \"?;{1}\"}"));
        assertThat(full.get(SEAL)).containsExactly(0, 1, -1);
        assertThat(full.get(AT)).isEqualTo(now);
        assertThat(full.get(STOPS)).containsExactly(3, null, 1);
        var empty = dsl.select(NAME, CONTENT, SEAL, AT, STOPS)
                .from(PARCEL)
                .where(ID.eq(2))
                .fetchOne();
        assertThat(empty.intoList()).containsOnlyNulls().hasSize(5);
    }

    @Test
    void of_two_that_wait_for_each_other_one_is_overtaken() throws Exception {
        new OneTrip().add(insert(1, "a")).add(insert(2, "b")).send(dsl);
        var bothHoldOne = new CyclicBarrier(2);
        List<Callable<Boolean>> crossing = List.of(() -> crossed(1, 2, bothHoldOne), () -> crossed(2, 1, bothHoldOne));
        var done = new ArrayList<Boolean>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : threads.invokeAll(crossing)) done.add(one.get());
        }
        assertThat(done).containsExactlyInAnyOrder(true, false);
    }

    private static boolean crossed(int first, int second, CyclicBarrier bothHoldOne) {
        try {
            dsl.transaction(t -> {
                t.dsl().execute(update(PARCEL).set(AT, Instant.EPOCH).where(ID.eq(first)));
                bothHoldOne.await();
                new OneTrip()
                        .add(update(PARCEL).set(AT, Instant.EPOCH).where(ID.eq(second)))
                        .send(t.dsl());
            });
            return true;
        } catch (Overtaken faster) {
            return false;
        }
    }

    @Test
    void says_how_many_rows_each_statement_changed() {
        var changed = new OneTrip()
                .add(insert(1, "a"))
                .add(insertInto(PARCEL, ID).values(2).values(3).values(4))
                .add(update(PARCEL).set(AT, Instant.EPOCH).where(ID.eq(any(new Integer[] {2, 3}))))
                .add(query("update parcel set name = ? where content ?? 'a'", "none"))
                .add(DSL.deleteFrom(PARCEL).where(ID.eq(4)))
                .send(dsl);
        assertThat(changed).containsExactly(1, 3, 2, 0, 1);
        assertThat(new OneTrip().send(dsl)).isEmpty();
    }

    @Test
    void a_unique_constraint_is_named_and_nothing_is_done() {
        new OneTrip().add(insert(1, "a")).send(dsl);
        var trip = new OneTrip().add(insert(2, "b")).add(insert(3, "a")).add(insert(4, "c"));
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> trip.send(dsl))
                .matches(conflict -> conflict.of("parcel_name"));
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() ->
                        new OneTrip().add(insert(5, "d")).add(insert(1, "e")).send(dsl))
                .matches(conflict -> conflict.of("parcel_pkey"));
        assertThat(dsl.fetchCount(PARCEL)).isEqualTo(1);
    }

    @Test
    void any_other_failure_undoes_all_of_it_too() {
        var trip = new OneTrip().add(insert(1, "a")).add(query("update parcel set id = null"));
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> trip.send(dsl))
                .withMessageContaining("null value");
        assertThat(dsl.fetchCount(PARCEL)).isZero();
    }

    @Test
    void joins_a_transaction_that_is_open() {
        assertThatIllegalStateException()
                .isThrownBy(() -> dsl.transaction(open -> {
                    assertThat(new OneTrip()
                                    .add(insert(1, "a"))
                                    .add(insert(2, "b"))
                                    .send(open.dsl()))
                            .containsExactly(1, 1);
                    throw new IllegalStateException("undo");
                }));
        assertThat(dsl.fetchCount(PARCEL)).isZero();
    }

    @Test
    void only_one_of_many_that_send_the_same_key_succeeds() throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = IntStream.range(0, 12)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        try {
                            new OneTrip()
                                    .add(insert(100 + i, null))
                                    .add(insert(1, "a"))
                                    .send(dsl);
                            return true;
                        } catch (Conflict conflict) {
                            return false;
                        }
                    }))
                    .toList();
            start.countDown();
            var won = 0;
            for (Future<Boolean> attempt : tries) {
                won += attempt.get() ? 1 : 0;
            }
            assertThat(won).isOne();
        }
        assertThat(dsl.fetchCount(PARCEL)).isEqualTo(2);
    }

    @Test
    void statements_that_answer_rows_and_overtooLongs_are_programming_errors() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new OneTrip().add(query("select 1")).send(dsl));
        var tooLong = new OneTrip();
        IntStream.rangeClosed(0, OneTrip.MOST).forEach(i -> tooLong.add(insert(i, null)));
        assertThatIllegalStateException().isThrownBy(() -> tooLong.send(dsl));
        assertThat(dsl.fetchCount(PARCEL)).isZero();
    }

    @Test
    void even_the_longest_trip_is_one_round_trip_before_and_after_the_server_has_prepared_it() throws Exception {
        try (var proxy = new CountingProxy(URI.create(database.jdbcUrl().substring("jdbc:".length()))
                        .getPort());
                var connection = through(proxy)) {
            var direct = DSL.using(connection, SQLDialect.POSTGRES);
            for (var round = 0; round < 12; round++) {
                var first = round * OneTrip.MOST;
                var trip = new OneTrip();
                IntStream.range(0, OneTrip.MOST - 1).forEach(i -> trip.add(insert(first + i, "parcel " + (first + i))));
                trip.add(update(PARCEL).set(AT, Instant.EPOCH).where(ID.eq(first)));
                var before = proxy.roundTrips();
                assertThat(trip.send(direct)).hasSize(OneTrip.MOST).containsOnly(1);
                assertThat(proxy.roundTrips() - before).as("round %s", round).isOne();
                assertThat(direct.fetchValue("select count(distinct xmin::text) from parcel where id >= " + first))
                        .as("transactions")
                        .isEqualTo(1L);
            }
            assertThat(direct.fetchValue("select count(*) from pg_prepared_statements where statement like 'insert%'"))
                    .as("prepared on the server")
                    .isEqualTo(OneTrip.MOST - 1L);
        }
    }

    private static Query insert(int id, String name) {
        return insertInto(PARCEL).set(ID, id).set(NAME, name);
    }

    private static Connection through(CountingProxy proxy) throws SQLException {
        var uri = URI.create(database.jdbcUrl().substring("jdbc:".length()));
        var properties = new Properties();
        properties.put("user", database.user());
        properties.put("password", database.password());
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + proxy.port() + uri.getPath(), properties);
    }
}
