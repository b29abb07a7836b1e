package org.shanzhi.bench;

import java.io.BufferedReader;
import java.io.IOException;
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
    private static final String READY = "Shanzhi is ready at ";

    private final EmbeddedPostgres postgres;
    private final Path data;
    private final Process program;
    private final String url;
    private final Duration ready;

    private Server(EmbeddedPostgres postgres, Path data, Process program, String url, Duration ready) {
        this.postgres = postgres;
        this.data = data;
        this.program = program;
        this.url = url;
        this.ready = ready;
    }

    static Server start(Options options) throws IOException {
        var postgres =
                EmbeddedPostgres.start(Files.createDirectories(options.data().resolve("bench-postgres")));
        Path data = Files.createDirectories(options.data().resolve("program"));
        var command = new ProcessBuilder("./run", "--port", "0", "--data", data.toString(), "--demo", options.demo())
                .redirectErrorStream(true);
        command.environment().put("SHANZHI_DB_URL", postgres.jdbcUrl());
        command.environment().put("SHANZHI_DB_USER", postgres.user());
        command.environment().put("SHANZHI_DB_PASSWORD", postgres.password());
        Instant begin = Instant.now();
        Process program = command.start();
        String url = ready(program.inputReader(), data);
        return new Server(postgres, data, program, url, Duration.between(begin, Instant.now()));
    }

    /** What it says goes on into a file. */
    private static String ready(BufferedReader out, Path data) throws IOException {
        var log = Files.newBufferedWriter(data.resolve("bench-program.out"));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            log.write(line + "\n");
            log.flush();
            if (line.startsWith(READY)) {
                Thread.ofPlatform().daemon().start(() -> drain(out));
                return line.substring(READY.length()).strip();
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
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    Duration ready() {
        return ready;
    }

    /** Of the program's JVM so far. */
    Duration cpu() {
        return program.descendants()
                .map(p -> p.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(program.info().totalCpuDuration().orElse(Duration.ZERO), Duration::plus);
    }

    /** What the program holds of the machine's memory. */
    String memory() {
        try {
            return Files.readAllLines(Path.of("/proc/" + program.pid() + "/status")).stream()
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
        for (String line : Files.readAllLines(data.resolve("demo-accounts.csv"))) {
            String[] c = line.replace("\"", "").split(",");
            if (c.length < 5 || c[0].equals("username")) continue;
            byRole.computeIfAbsent(c[2], any -> new ArrayList<>()).add(new Account(c[0], c[1], c[2], c[3], c[4]));
        }
        return byRole;
    }

    record Account(String username, String password, String role, String unit, String token) {}

    @Override
    public void close() {
        program.descendants().forEach(ProcessHandle::destroy);
        program.destroy();
        try {
            program.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        postgres.close();
    }
}
