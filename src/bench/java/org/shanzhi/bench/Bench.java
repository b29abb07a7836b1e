package org.shanzhi.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.shanzhi.search.index.IndexLoad;

/**
 * Measures the running program over HTTP, in turn with scripts that write the same rows without anything in between.
 * Prints what {@code docs/performance.md} keeps. Only ratios of one run mean anything.
 */
final class Bench {
    private static final int CLIENTS = 8;
    private static final int DISTRICT = 1;
    private static final int ROWS = 10_000;
    private static final int BATCH = 300;
    private static final int OPEN = 100_000;
    private static final int REGISTERED_MEANWHILE = 50;

    private static final int MATTERS_WITH_WORDS = 1_000_000;

    private final Options options;
    private final Server server;
    private final Lives lives;
    private final List<String> lines = new ArrayList<>();

    private Bench(Options options, Server server) throws Exception {
        this.options = options;
        this.server = server;
        this.lives = new Lives(server.url(), server.accounts());
    }

    public static void main(String[] words) throws Exception {
        var options = Options.of(words);
        try (var server = Server.start(options)) {
            new Bench(options, server).run();
        }
    }

    private void run() throws Exception {
        if (server.made() != null) say("the district made at the first start", "ready after " + seconds(server.made()));
        say(
                "start on existing data",
                seconds(server.ready()) + " to ready, " + seconds(server.cpu()) + " of CPU to the first page");
        say("locate a point among 1,700 grids", format("%.1f M/s, one thread", Locating.perSecond() / 1e6));
        try (var db = server.connect()) {
            say(
                    "district",
                    count(db, "matter") + " matters, " + count(db, "matter_event") + " events, "
                            + count(db, "matter_open") + " open");
            warm();
            if (options.wants("pages")) pages("before");
            if (options.wants("register")) registering(db);
            if (options.wants("spot")) {
                inTurn(db, "answer on the spot (register, answer, archive)", lives::onTheSpot, 3);
            }
            if (options.wants("loop")) inTurn(db, "whole loop of nine steps", lives::whole, 9);
            if (options.wants("batches")) batches();
            if (options.wants("alarms")) alarms(db);
            if (options.wants("recount")) recounts(db);
        }
        if (options.wants("words")) words();
        if (options.wants("pages")) pages("after");
        say("memory of the program at the end", server.memory());
        lines.forEach(System.out::println);
    }

    private void words() throws IOException {
        var index = IndexLoad.of(MATTERS_WITH_WORDS);
        say(
                "words in an index of " + index.matters() + " matters",
                format(
                        "p50 %.1f ms, p99 %.1f ms for a page and its count (%.0f hits each); %.0f MB, written at %.0f/s",
                        index.p50().toNanos() / 1e6,
                        index.p99().toNanos() / 1e6,
                        index.hits(),
                        index.bytes() / 1e6,
                        index.perSecond()));
        say(
                "what may be told twice, chosen among as many",
                format(
                        "p50 %.1f ms, p99 %.1f ms",
                        index.alike50().toNanos() / 1e6, index.alike99().toNanos() / 1e6));
    }

    /** A program that has served for minutes is measured, not one whose code is still being compiled. */
    private void warm() throws Exception {
        if (options.wants("register")) Load.run(CLIENTS, options.warm(), _ -> lives.registering());
        if (options.wants("spot")) Load.run(CLIENTS, options.warm(), _ -> lives.onTheSpot());
        if (options.wants("loop")) Load.run(CLIENTS, 2 * options.warm(), _ -> lives.whole());
        if (options.wants("pages")) new Pages(server.url(), lives).read(options.sessions(), 2 * options.warm());
    }

    private void alarms(Connection db) throws Exception {
        var rung = Alarms.ring(db, ROWS);
        say(rung.clocks() + " alarms due at once", format("rung %.1f s after the first batch", rung.seconds()));
        say(rung.messages() + " of them outside the house", format("carried %.1f s after the first", rung.carried()));
    }

    /** Alone, then while people read pages and a clerk registers. */
    private void recounts(Connection db) throws Exception {
        Http clerk = lives.as("CLERK");
        for (long open = count(db, "matter_open"); open < OPEN; open += ROWS) Batches.imported(clerk, ROWS);
        previewed(Recounts.draft(db, DISTRICT));
        recounted("alone", Recounts.await(db, DISTRICT, Recounts.disturb(db, DISTRICT)));
        int no = Recounts.disturb(db, DISTRICT);
        try (var beside = Executors.newSingleThreadExecutor()) {
            var counted = beside.submit(() -> Recounts.await(db, DISTRICT, no));
            Rate meanwhile = Load.paced(CLIENTS, REGISTERED_MEANWHILE, 4 * options.seconds(), _ -> lives.registering());
            recounted("while people work", counted.get());
            say("register while clocks are counted again", meanwhile.brief());
        }
        Rate after = Load.paced(CLIENTS, REGISTERED_MEANWHILE, options.seconds(), _ -> lives.registering());
        say("register as often afterwards", after.brief());
    }

    /** As a system administrator sees it: asked for, then looked at until the table is there. */
    private void previewed(int edition) throws Exception {
        Http admin = Http.person(server.url(), lives.one("SYSTEM_ADMIN"));
        long begin = System.nanoTime();
        String page = admin.submit("/admin/deadlines/" + edition, "/admin/deadlines/" + edition + "/preview");
        var watch = Pattern.compile("hx-get=\"(/admin/deadlines/[^\"]+)\"").matcher(page);
        while (watch.find()) {
            Thread.sleep(50);
            watch.reset(admin.get(watch.group(1)));
        }
        say(
                "an edition of the deadlines tried on every open matter",
                format("%.1f s", (System.nanoTime() - begin) / 1e9));
    }

    private void recounted(String when, Recounts.Counted it) {
        say(
                "clocks of " + it.looked() + " open matters counted again, " + when,
                format("%.1f s; %d changed, %d failed", it.seconds(), it.changed(), it.failed()));
    }

    private void registering(Connection db) throws Exception {
        Rate registered = inTurn(db, "register", lives::registering, 1);
        double half = registered.perSecond() / 2;
        Rate paced = Load.paced(CLIENTS, half, options.seconds(), _ -> lives.registering());
        say("register at half that load", paced.brief());
        least(db);
    }

    /** Program and raw script, one after the other, some rounds. */
    private Rate inTurn(Connection db, String what, Supplier<Callable<String>> acts, int versions) throws Exception {
        Raw raw = new Raw(db, DISTRICT, matterId(acts.get().call()));
        IntFunction<Callable<?>> program = _ -> acts.get();
        var ours = new ArrayList<Rate>();
        var theirs = new ArrayList<Rate>();
        for (int round = 0; round < options.rounds(); round++) {
            ours.add(Load.run(CLIENTS, options.seconds(), program));
            theirs.add(onConnections(connection -> {
                var writer = raw.new Writer(connection, versions);
                return writer::write;
            }));
        }
        Raw.remove(db);
        return compared(what, ours, theirs, "raw", raw.rowsWritten() + " rows");
    }

    /** Registering against the four rows that any register of cases writes. */
    private void least(Connection db) throws Exception {
        Least.prepare(db);
        var ours = new ArrayList<Rate>();
        var theirs = new ArrayList<Rate>();
        for (int round = 0; round < options.rounds(); round++) {
            ours.add(Load.run(CLIENTS, options.seconds(), _ -> lives.registering()));
            theirs.add(onConnections(connection -> new Least(connection)::write));
        }
        Least.remove(db);
        compared("register against the least", ours, theirs, "four rows in one statement", "");
    }

    private Rate compared(String what, List<Rate> ours, List<Rate> theirs, String script, String rows) {
        Rate we = Rate.all(ours);
        Rate they = Rate.all(theirs);
        String figures = we.brief() + "; " + script + " " + they.brief()
                + format("; ratio %.2f", we.perSecond() / they.perSecond());
        say(what, rows.isEmpty() ? figures : figures + "; " + rows);
        return we;
    }

    private interface Writing {
        void write() throws SQLException;
    }

    private interface Script {
        Writing on(Connection connection) throws SQLException;
    }

    private Rate onConnections(Script script) throws Exception {
        var connections = new ArrayList<Connection>();
        var writers = new ArrayList<Callable<?>>();
        for (int i = 0; i < CLIENTS; i++) {
            Connection connection = server.connect();
            connections.add(connection);
            Writing writing = script.on(connection);
            writers.add(() -> {
                writing.write();
                return null;
            });
        }
        Rate rate = Load.run(CLIENTS, options.seconds(), writers::get);
        for (Connection connection : connections) connection.close();
        return rate;
    }

    private void batches() throws Exception {
        Http clerk = lives.as("CLERK");
        var imports = new ArrayList<String>();
        for (int i = 0; i < options.rounds(); i++) imports.add(format("%.1f", Batches.imported(clerk, ROWS)));
        say("import of " + ROWS + " rows, " + options.rounds() + " files", String.join(", ", imports) + " s");
        var bulks = new ArrayList<String>();
        for (int i = 0; i < options.rounds(); i++) {
            var numbers = new ArrayList<String>();
            for (int n = 0; n < BATCH; n++) numbers.add(lives.registering().call());
            bulks.add(format("%.2f", Batches.accepted(clerk, numbers)));
        }
        say(BATCH + " matters changed as a batch", String.join(", ", bulks) + " s");
    }

    private void pages(String when) throws Exception {
        var rates = new Pages(server.url(), lives).read(options.sessions(), Math.max(20, options.seconds() * 3));
        rates.forEach((role, rate) -> say(
                "pages " + when + " the writes, " + (role.isEmpty() ? options.sessions() + " sessions" : role),
                rate.brief()));
    }

    /** Two digits of the year, then seven of the number: so is the key made. */
    private static long matterId(String number) {
        String[] parts = number.substring(number.length() - 12).split("-");
        return Long.parseLong(parts[0].replaceAll("\\D", "")) * 10_000_000L + Long.parseLong(parts[1]);
    }

    private static long count(Connection db, String table) throws SQLException {
        try (ResultSet r = db.createStatement().executeQuery("select count(*) from " + table)) {
            r.next();
            return r.getLong(1);
        }
    }

    private static String seconds(Duration d) {
        return format("%.1f s", d.toMillis() / 1e3);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    private void say(String what, String figures) {
        lines.add("| " + what + " | " + figures + " |");
        System.err.println(what + ": " + figures);
    }
}
