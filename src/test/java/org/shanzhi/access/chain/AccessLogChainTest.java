package org.shanzhi.access.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanzhi.access.ChainBreak;
import org.shanzhi.access.ChainBreak.What;
import org.shanzhi.kernel.crypto.CryptoSuite;
import org.shanzhi.kernel.crypto.InternationalSuite;
import org.shanzhi.kernel.crypto.KeyWrap;
import org.shanzhi.testing.MovableClock;
import org.shanzhi.testing.Sizes;
import org.shanzhi.testing.TestDatabase;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever somebody with the database in hand does to the access log is found, and named. */
class AccessLogChainTest {
    private static final int DISTRICT = 1;
    private static final String ROW = """
            insert into access_log (district_id, at, kind, account_id, username, matter_id, detail, request_id)
            values (1, now(), ?, ?, 'clerk1', 260001234, '{"reason": "CALL_BACK"}', 'r-1')""";

    private final TestDatabase database = TestDatabase.fresh();
    private final DSLContext db = DSL.using(
            new TransactionAwareDataSourceProxy(database.dataSource()),
            SQLDialect.POSTGRES,
            new Settings().withRenderSchema(false));
    private final TransactionTemplate transactions =
            new TransactionTemplate(new DataSourceTransactionManager(database.dataSource()));
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-23T01:30:00Z"));
    private final CryptoSuite suite = new InternationalSuite();
    private final InstallationKey key = new InstallationKey(db, wrap(suite.newKey()), suite, clock);
    private final BlockStore blocks = new BlockStore(db, suite);
    private final AnchorStore anchors = new AnchorStore(db);
    private final AnchoredLog anchored = new AnchoredLog(blocks);

    @TempDir
    Path directory;

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void lines_are_sealed_once_block_after_block() {
        write(3);
        Sealing sealing = sealing();
        sealing.seal();
        sealing.seal();
        write(2);
        sealing.seal();
        assertThat(blocks.after(DISTRICT, 0, 10)).extracting(Block::lines).containsExactly(3, 2);
        assertThat(blocks.sealed(DISTRICT)).isEqualTo(5);
        assertThat(check().log(DISTRICT)).isEmpty();
        assertThat(db.fetchValue("select reveals from access_volume where account_id = 7"))
                .isEqualTo(5);
    }

    @Test
    void a_line_with_an_early_number_that_comes_in_late_is_waited_for() throws SQLException {
        Sealing sealing = sealing();
        try (Connection slow = database.dataSource().getConnection()) {
            slow.setAutoCommit(false);
            insert(slow);
            write(2);
            sealing.seal();
            assertThat(blocks.sealed(DISTRICT)).isZero();
            slow.commit();
        }
        sealing.seal();
        assertThat(blocks.sealed(DISTRICT)).isEqualTo(3);
        assertThat(check().log(DISTRICT)).isEmpty();
    }

    @Test
    void somebody_elses_long_transaction_holds_nothing_back() throws SQLException {
        try (Connection other = database.dataSource().getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("insert into log_epoch (district_id) values (9)");
            write(2);
            sealing().seal();
            assertThat(blocks.sealed(DISTRICT)).isEqualTo(2);
        }
    }

    @Test
    void under_many_writers_who_dawdle_and_give_up_every_line_is_sealed_and_none_is_late() throws Exception {
        long seed = System.nanoTime();
        int writers = Sizes.pick(8, 32);
        int each = Sizes.pick(25, 200);
        var written = new AtomicInteger();
        var over = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (int w = 0; w < writers; w++) {
                var random = new SplittableRandom(seed + w);
                all.add(threads.submit(() -> written.addAndGet(writing(random, each))));
            }
            var sealer = threads.submit(() -> {
                Sealing sealing = sealing();
                while (!over.get()) sealing.seal();
                return null;
            });
            for (var one : all) one.get();
            over.set(true);
            sealer.get();
        }
        sealing().seal();
        assertThat(blocks.sealed(DISTRICT)).as("seed %d", seed).isEqualTo(written.get());
        assertThat(check().log(DISTRICT)).as("seed %d", seed).isEmpty();
    }

    private int writing(SplittableRandom random, int times) throws Exception {
        int written = 0;
        for (int i = 0; i < times; i++) {
            try (Connection connection = database.dataSource().getConnection()) {
                connection.setAutoCommit(false);
                insert(connection);
                Thread.sleep(random.nextInt(12));
                boolean gaveUp = random.nextInt(10) == 0;
                if (gaveUp) connection.rollback();
                else connection.commit();
                if (!gaveUp) written++;
                connection.setAutoCommit(true);
            }
        }
        return written;
    }

    @Test
    void every_change_deletion_insertion_and_swap_is_found_at_the_line() {
        write(40);
        sealing().seal();
        write(40);
        sealing().seal();
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        List<String> changes = List.of(
                "at = at + interval '1 microsecond'",
                "kind = 'READ'",
                "account_id = null",
                "account_id = 8",
                "username = 'clerk2'",
                "username = null",
                "matter_id = 260001235",
                "detail = '{}'",
                "detail = detail || '{\"more\": 1.5}'",
                "request_id = 'r-2'",
                "district_id = 2");
        for (int i = 0; i < Sizes.pick(60, 600); i++) {
            long line = 1 + random.nextInt(80);
            long other = line == 80 ? 79 : line + 1 + random.nextInt(80 - (int) line);
            String change = changes.get(random.nextInt(changes.size()));
            String as = "seed " + seed + ", line " + line + ", " + change;
            boolean moved = change.startsWith("district");
            assertThat(after("update access_log set " + change + " where id = " + line))
                    .as(as)
                    .contains(broken(line, moved ? What.MISSING : What.CHANGED));
            assertThat(after("delete from access_log where id = " + line))
                    .as(as)
                    .contains(broken(line, What.MISSING));
            assertThat(after(
                            "delete from access_log where id = " + line,
                            "insert into access_log overriding system value select district_id, " + line
                                    + ", at + interval '1 second', kind, account_id, username, matter_id, detail, request_id"
                                    + " from access_log where id = " + other))
                    .as(as)
                    .contains(broken(line, What.CHANGED));
            assertThat(after(
                            "update access_log l set at = o.at, request_id = 'x' || l.id from access_log o where l.id in ("
                                    + line + ", " + other + ") and o.id = " + line))
                    .as(as)
                    .contains(broken(Math.min(line, other), What.CHANGED));
        }
    }

    @Test
    void a_line_slipped_in_between_is_found() {
        write(5);
        db.execute("select setval('access_log_id_seq', 20)");
        write(5);
        sealing().seal();
        assertThat(after("insert into access_log overriding system value"
                        + " select district_id, 12, at, kind, account_id, username, matter_id, detail, request_id"
                        + " from access_log where id = 3"))
                .contains(broken(12, What.ADDED));
    }

    @Test
    void whoever_touches_the_seals_is_found_out_too() {
        write(5);
        sealing().seal();
        write(5);
        sealing().seal();
        write(5);
        sealing().seal();
        assertThat(after("update access_block set hash = sha256('x') where no = 2"))
                .contains(block(2, What.SEAL_BROKEN));
        assertThat(after("update access_block set signature = sha512('x') where no = 2"))
                .contains(block(2, What.SIGNED_BY_ANOTHER));
        assertThat(after("delete from access_block where no = 2")).contains(block(2, What.MISSING));
        assertThat(after("update access_block set at = at + interval '1 hour' where no = 3"))
                .contains(block(3, What.SEAL_BROKEN));
        var other = suite.newSigningKeys();
        assertThat(after("update signing_key set public_key = '\\x"
                        + HexFormat.of().formatHex(other.publicKey()) + "'"))
                .contains(new ChainBreak("signing_key", "1", What.CHANGED));
    }

    @Test
    void an_end_that_was_cut_off_is_missed_by_the_anchor_and_a_missing_anchor_by_the_file() throws IOException {
        write(5);
        anchoring().run();
        anchoring().run();
        write(5);
        clock.forward(Duration.ofDays(1));
        anchoring().run();
        assertThat(anchors.all(DISTRICT)).hasSize(2);
        Path kept = directory.resolve("kept.jsonl");
        Files.copy(directory.resolve("anchors.jsonl"), kept);
        assertThat(check().anchors(DISTRICT)).isEmpty();
        assertThat(check().anchors(kept)).isEmpty();

        assertThat(anchorsAfter("delete from access_block where no = 2", "delete from access_log where id > 5"))
                .contains(new ChainBreak("access_log/1", "2", What.NOT_AS_ANCHORED));
        assertThat(anchorsAfter("update anchor set content = replace(content, '\"count\":1', '\"count\":2')"))
                .contains(new ChainBreak("anchor/1", "1", What.SIGNED_BY_ANOTHER));
        assertThat(anchorsAfter("delete from anchor where no = 1"))
                .contains(new ChainBreak("anchor/1", "1", What.MISSING));

        db.execute("delete from anchor where no = 2");
        assertThat(check().anchors(DISTRICT)).isEmpty();
        assertThat(check().anchors(kept)).contains(new ChainBreak("anchor/1", "2", What.MISSING));
        assertThat(check().anchors((Path) null)).contains(new ChainBreak("anchor/1", "2", What.MISSING));
    }

    @Test
    void a_node_that_sealed_a_block_notices_that_it_was_exchanged() {
        Sealing sealing = sealing();
        write(5);
        sealing.seal();
        db.execute("delete from access_block");
        db.execute("update access_log set username = 'clerk2' where id = 3");
        write(1);
        sealing.seal();
        assertThat(blocks.sealed(DISTRICT)).isZero();
    }

    private Optional<ChainBreak> after(String... tampering) {
        return transactions.execute(transaction -> {
            for (String statement : tampering) db.execute(statement);
            transaction.setRollbackOnly();
            return check().log(DISTRICT);
        });
    }

    private Optional<ChainBreak> anchorsAfter(String... tampering) {
        return transactions.execute(transaction -> {
            for (String statement : tampering) db.execute(statement);
            transaction.setRollbackOnly();
            return check().anchors(DISTRICT);
        });
    }

    private static ChainBreak broken(long line, What what) {
        return new ChainBreak("access_log/1", String.valueOf(line), what);
    }

    private static ChainBreak block(long no, What what) {
        return new ChainBreak("access_log/1/block", String.valueOf(no), what);
    }

    private void write(int lines) {
        for (int i = 0; i < lines; i++) db.execute(ROW, "REVEAL", 7);
    }

    private static void insert(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement(ROW)) {
            insert.setString(1, "ADMIN");
            insert.setInt(2, 7);
            insert.execute();
        }
    }

    private Sealing sealing() {
        return new Sealing(db, new Settled(db), blocks, new VolumeStore(db), key, suite, transactions, clock);
    }

    private Anchoring anchoring() {
        return new Anchoring(List.of(anchored), sealing(), blocks, anchors, file(), key, suite, clock);
    }

    private AnchorFile file() {
        return new AnchorFile("", directory);
    }

    private ChainCheck check() {
        return new ChainCheck(List.of(anchored), blocks, anchors, file(), key, suite);
    }

    private KeyWrap wrap(byte[] master) {
        return new KeyWrap() {
            @Override
            public byte[] wrap(int district, byte[] clear, byte[] context) {
                return suite.seal(master, clear, context);
            }

            @Override
            public byte[] unwrap(int district, byte[] wrapped, byte[] context) {
                return suite.open(master, wrapped, context);
            }
        };
    }
}
