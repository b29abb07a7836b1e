package org.shanzhi.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shanzhi.kernel.database.EmbeddedPostgres;

/** PostgreSQL as the program embeds it, synced to disk, and the program on it as {@code ./run} starts it. */
final class Server implements AutoCloseable {
    private static final String ACCOUNTS = "demo-accounts.csv";
    private static final String READY = "Shanzhi is ready at ";

    private final EmbeddedPostgres postgres;
    private final Path data;
    private final Duration made;
    private final Started program;

    private Server(EmbeddedPostgres postgres, Path data, Duration made, Started program) {
        this.postgres = postgres;
        this.data = data;
        this.made = made;
        this.program = program;
    }

    /**
     * @param ready from the command to the line that says so
     * @param cpu of the JVM until it has answered with a first page
     */
    private record Started(Process process, String url, Duration ready, Duration cpu) {
        void end() {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            process.onExit().join();
        }
    }

    /** In a data directory such as {@code ./run} makes, so that one it has filled before can be measured. */
    static Server start(Options options) throws IOException {
        Path data = Files.createDirectories(options.data());
        var postgres = EmbeddedPostgres.start(Files.createDirectories(data.resolve("pg")));
        boolean fresh = !Files.exists(data.resolve(ACCOUNTS));
        Started program = program(postgres, data, options.demo());
        if (!fresh) return new Server(postgres, data, null, program);
        program.end();
        return new Server(postgres, data, program.ready(), program(postgres, data, options.demo()));
    }

    private static Started program(EmbeddedPostgres postgres, Path data, String demo) throws IOException {
        var command = new ProcessBuilder("./run", "--port", "0", "--data", data.toString(), "--demo", demo)
                .redirectErrorStream(true);
        command.environment().put("SHANZHI_DB_URL", postgres.jdbcUrl());
        command.environment().put("SHANZHI_DB_USER", postgres.user());
        command.environment().put("SHANZHI_DB_PASSWORD", postgres.password());
        Instant begin = Instant.now();
        Process process = command.start();
        String url = ready(process.inputReader(), data);
        Duration ready = Duration.between(begin, Instant.now());
        URI.create(url + "/sign-in").toURL().openStream().close();
        return new Started(process, url, ready, cpu(process));
    }

    /** What it says goes on into a file. */
    private static String ready(BufferedReader out, Path data) throws IOException {
        var log = Files.newBufferedWriter(data.resolve("bench-program.out"));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            log.write(line + "\n");
            log.flush();
            if (line.startsWith(READY)) {
                Thread.ofPlatform().daemon().start(() -> drain(out));
                return line.substring(READY.length()).strip().replaceAll("/$", "");
            }
        }
        throw new IOException("The program ended: see " + data.resolve("bench-program.out"));
    }

    private static void drain(BufferedReader out) {
        try {
            while (out.readLine() != null) continue;
        } catch (IOException gone) {
            return;
        }
    }

    String url() {
        return program.url();
    }

    /** How long the first start took, which made the district; null when it was there. */
    Duration made() {
        return made;
    }

    /** How long the start on the existing district took. */
    Duration ready() {
        return program.ready();
    }

    /** What that start took of the processors, the first page included. */
    Duration cpu() {
        return program.cpu();
    }

    private static Duration cpu(Process process) {
        return process.descendants()
                .map(p -> p.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(process.info().totalCpuDuration().orElse(Duration.ZERO), Duration::plus);
    }

    /** What the program holds of the machine's memory. */
    String memory() {
        try {
            return Files.readAllLines(Path.of("/proc/" + program.process().pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS"))
                    .findFirst()
                    .orElse("unknown")
                    .replace("VmRSS:", "")
                    .strip();
        } catch (IOException elsewhere) {
            return "unknown";
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    /** The accounts of the demo district by role. */
    Map<String, List<Account>> accounts() throws IOException {
        var byRole = new HashMap<String, List<Account>>();
        for (String line : Files.readAllLines(data.resolve(ACCOUNTS))) {
            String[] c = line.replace("\"", "").split(",");
            if (c.length < 5 || c[0].equals("username")) continue;
            byRole.computeIfAbsent(c[2], any -> new ArrayList<>()).add(new Account(c[0], c[1], c[2], c[3], c[4]));
        }
        return byRole;
    }

    record Account(String username, String password, String role, String unit, String token) {}

    @Override
    public void close() {
        program.end();
        postgres.close();
    }
}
