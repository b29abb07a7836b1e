package org.shanzhi.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.shanzhi.bench.Server.Account;

/**
 * Registers, answers on the spot, drives whole lives and reads pages over HTTP, in turn with a script that writes the same
 * rows without anything in between. Prints what {@code docs/performance.md} keeps. Only ratios of one run mean anything.
 */
final class Bench {
    private static final int CLIENTS = 8;
    private static final String TEXT = "居民反映楼上住户装修漏水长期未修，多次上门协商没有结果，希望综治中心协调解决。".repeat(6);
    private static final String REQUEST = """
            {"kind": "%s", "channel": "WINDOW", "title": "楼上漏水", "body": "%s",
             "place": {"address": "某某路3号楼"},
             "parties": [{"role": "APPLICANT", "kind": "PERSON", "name": "张三", "phone": "19900000001"},
                         {"role": "RESPONDENT", "kind": "PERSON", "name": "李四", "willing": "YES"}]}""";

    private final Options options;
    private final Server server;
    private final Map<String, List<Account>> accounts;
    private final List<String> lines = new ArrayList<>();

    private Bench(Options options, Server server) throws Exception {
        this.options = options;
        this.server = server;
        this.accounts = server.accounts();
    }

    public static void main(String[] words) throws Exception {
        var options = Options.of(words);
        try (var server = Server.start(options)) {
            new Bench(options, server).run();
        }
    }

    private void run() throws Exception {
        say(
                "start, with the district made when it is new",
                seconds(server.ready()) + " to ready, " + seconds(server.cpu()) + " of CPU");
        try (var db = server.connect()) {
            say(
                    "district",
                    count(db, "matter") + " matters, " + count(db, "matter_event") + " events, "
                            + count(db, "matter_open") + " open");
            inTurn("register", () -> registering("DISPUTE"), model(db, registered("DISPUTE"), 1), 1);
            inTurn("answer on the spot (register, answer, archive)", this::onTheSpot, model(db, answered(), 3), 3);
            inTurn("whole loop of nine steps", this::lives, model(db, lived(), 9), 9);
            alarms(db);
        }
        pages();
        say("memory of the program at the end", server.memory());
        lines.forEach(System.out::println);
    }

    private void inTurn(String what, Callable<Callable<?>> program, Raw raw, int versions) throws Exception {
        var ours = new ArrayList<Rate>();
        var theirs = new ArrayList<Rate>();
        Load.run(CLIENTS, Math.max(2, options.seconds() / 2), _ -> made(program)); // warm
        for (int round = 0; round < options.rounds(); round++) {
            ours.add(Load.run(CLIENTS, options.seconds(), _ -> made(program)));
            var connections = new ArrayList<Connection>();
            for (int i = 0; i < CLIENTS; i++) connections.add(server.connect());
            theirs.add(Load.run(CLIENTS, options.seconds(), i -> writer(raw, connections.get(i), versions)));
            for (Connection c : connections) c.close();
        }
        Rate we = Rate.all(ours);
        Rate they = Rate.all(theirs);
        say(
                what,
                we.brief() + "; raw " + they.brief()
                        + String.format(
                                Locale.ROOT,
                                "; ratio %.2f; %d rows",
                                we.perSecond() / they.perSecond(),
                                raw.rowsWritten()));
    }

    private static Callable<?> made(Callable<Callable<?>> program) {
        try {
            return program.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Callable<?> writer(Raw raw, Connection connection, int versions) {
        try {
            var writer = raw.new Writer(connection, versions);
            return () -> {
                writer.write();
                return null;
            };
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Callable<?> registering(String kind) {
        Http clerk = as("CLERK");
        return () -> clerk.register(REQUEST.formatted(kind, TEXT));
    }

    private Callable<?> onTheSpot() {
        Http clerk = as("CLERK");
        Http other = as("CALLBACK");
        return () -> answered(clerk, other);
    }

    private Callable<?> lives() {
        var people = new People();
        return () -> lived(people);
    }

    private String answered(Http clerk, Http other) throws Exception {
        String number = clerk.register(REQUEST.formatted("REQUEST", TEXT));
        clerk.act(number, "answer", 1, "{\"text\": \"已电话告知\", \"outcome\": \"ANSWERED\", \"resident\": \"SATISFIED\"}");
        other.act(number, "archive", 2, "{\"waiver\": \"ANSWERED_ON_SPOT_CONFIRMED\"}");
        return number;
    }

    private final class People {
        final Http clerk = as("CLERK");
        final Http triage = as("TRIAGE");
        final Account handlerAccount = one("HANDLER");
        final Http handler = Http.program(server.url(), handlerAccount.token());
        final Http callback = as("CALLBACK");
    }

    private String lived(People p) throws Exception {
        String number = p.clerk.register(REQUEST.formatted("DISPUTE", TEXT));
        p.clerk.act(number, "accept", 1, "{}");
        p.triage.act(
                number,
                "triage",
                2,
                "{\"typeCode\": \"0202\", \"complexity\": \"GENERAL\", \"mediable\": true, \"route\": \"MEDIATION\"}");
        p.triage.act(number, "route", 3, "{\"unit\": \"" + p.handlerAccount.unit() + "\", \"basis\": \"属地\"}");
        p.handler.act(number, "sign", 4, "{}");
        p.handler.act(number, "start", 5, "{}");
        p.handler.act(number, "conclude", 6, "{\"outcome\": \"AGREEMENT_ORAL\", \"summary\": \"双方达成一致\"}");
        p.callback.act(
                number, "call-back", 7, "{\"result\": \"REACHED\", \"solved\": \"YES\", \"satisfied\": \"SATISFIED\"}");
        p.callback.act(number, "archive", 8, "{}");
        return number;
    }

    private String registered(String kind) throws Exception {
        return as("CLERK").register(REQUEST.formatted(kind, TEXT));
    }

    private String answered() throws Exception {
        return answered(as("CLERK"), as("CALLBACK"));
    }

    private String lived() throws Exception {
        return lived(new People());
    }

    private static Raw model(Connection db, String number, int versions) throws SQLException {
        String[] parts = number.substring(number.length() - 12).split("-");
        long id = Long.parseLong(parts[0].replaceAll("\\D", "")) * 10_000_000L + Long.parseLong(parts[1]);
        return new Raw(db, 1, id);
    }

    /** People with pages open, five seconds between one page and the next. */
    private void pages() throws Exception {
        var signedIn = new ArrayList<Http>();
        var roles = List.of("CLERK", "TRIAGE", "HANDLER", "UNIT_HEAD", "CALLBACK", "GRID_WORKER");
        for (int i = 0; i < Math.min(24, options.sessions()); i++) {
            signedIn.add(Http.person(server.url(), one(roles.get(i % roles.size()))));
        }
        var next = new AtomicInteger();
        var nanos = java.util.stream.LongStream.builder();
        long begin = System.nanoTime();
        long end = begin + Math.max(20, options.seconds() * 2) * 1_000_000_000L;
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < options.sessions(); i++) {
                threads.submit(() -> {
                    Http person = signedIn.get(next.getAndIncrement() % signedIn.size());
                    var random = ThreadLocalRandom.current();
                    Thread.sleep(random.nextInt(5_000));
                    String matter = null;
                    while (System.nanoTime() < end) {
                        String path = matter != null && random.nextBoolean()
                                ? matter
                                : random.nextInt(4) == 0 ? "/matters" : "/work";
                        long at = System.nanoTime();
                        String page = person.get(path);
                        long took = System.nanoTime() - at;
                        synchronized (nanos) {
                            nanos.add(took);
                        }
                        if (Http.link(page) != null) matter = Http.link(page);
                        Thread.sleep(4_000 + random.nextInt(2_000));
                    }
                    return null;
                });
            }
        }
        Rate rate = Rate.of((System.nanoTime() - begin) / 1e9, nanos.build().toArray());
        say("pages (/work, /matters, a matter), " + options.sessions() + " sessions", rate.brief());
    }

    /** Ten thousand clocks due at once, rung by the running program. */
    private void alarms(Connection db) throws Exception {
        try (var statement = db.createStatement()) {
            int due = statement.executeUpdate(
                    "update clock set next_alarm_at = now() where (district_id, matter_id, clock_no) in"
                            + " (select district_id, matter_id, clock_no from clock where stopped_at is null limit 10000)");
            long begin = System.nanoTime();
            long first = 0;
            while (true) {
                int left;
                try (ResultSet r = statement.executeQuery("select count(*) from clock where next_alarm_at <= now()")) {
                    r.next();
                    left = r.getInt(1);
                }
                if (first == 0 && left < due) first = System.nanoTime();
                if (left == 0) break;
                if (System.nanoTime() - begin > 60_000_000_000L)
                    throw new IllegalStateException(left + " alarms were not rung");
                Thread.sleep(20);
            }
            say(
                    due + " alarms due at once",
                    String.format(Locale.ROOT, "rung %.1f s after the first batch", (System.nanoTime() - first) / 1e9));
        }
    }

    private Http as(String role) {
        return Http.program(server.url(), one(role).token());
    }

    private Account one(String role) {
        var some = accounts.get(role);
        return some.get(ThreadLocalRandom.current().nextInt(some.size()));
    }

    private static long count(Connection db, String table) throws SQLException {
        try (ResultSet r = db.createStatement().executeQuery("select count(*) from " + table)) {
            r.next();
            return r.getLong(1);
        }
    }

    private static String seconds(Duration d) {
        return String.format(Locale.ROOT, "%.1f s", d.toMillis() / 1e3);
    }

    private void say(String what, String figures) {
        lines.add("| " + what + " | " + figures + " |");
        System.err.println(what + ": " + figures);
    }
}
