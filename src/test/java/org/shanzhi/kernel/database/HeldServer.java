package org.shanzhi.kernel.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.shanzhi.kernel.start.CannotStart;

/** A server held by a JVM of its own, so that tests can kill that JVM or be another user. */
final class HeldServer {
    private final Process jvm;
    private final BufferedReader out;

    private HeldServer(Process jvm) {
        this.jvm = jvm;
        this.out = jvm.inputReader();
    }

    static HeldServer start(Path home, Path cache) throws IOException {
        return start(List.of(), System.getProperty("java.class.path"), Map.of(), home, cache);
    }

    static HeldServer start(
            List<String> prefix, String classPath, Map<String, String> environment, Path home, Path cache)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                classPath,
                HeldServer.class.getName(),
                home.toString(),
                cache.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.directory(home.getParent().toFile());
        return new HeldServer(builder.start());
    }

    /** {@code started} or the code of the refusal. */
    String answer() throws IOException {
        StringBuilder seen = new StringBuilder();
        for (String line; (line = out.readLine()) != null; ) {
            if (line.startsWith("=> ")) {
                return line.substring(3);
            }
            seen.append(line).append('\n');
        }
        return seen.toString();
    }

    /** Runs a statement in the held server and waits until it is acknowledged. */
    String execute(String statement) throws IOException {
        jvm.outputWriter().append(statement).append('\n').flush();
        return answer();
    }

    /** kill -9 */
    void kill() throws InterruptedException {
        jvm.destroyForcibly().waitFor();
    }

    /** An orderly end, as on Ctrl-C. */
    void end() throws InterruptedException {
        jvm.destroy();
        jvm.waitFor();
    }

    public static void main(String[] args) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(Path.of(args[0]), Path.of(args[1]), Map.of())) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            System.out.println("=> started");
            BufferedReader in = new BufferedReader(new java.io.InputStreamReader(System.in));
            try (var connection =
                            java.sql.DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                    var statement = connection.createStatement()) {
                for (String line; (line = in.readLine()) != null; ) {
                    statement.execute(line);
                    System.out.println("=> done");
                }
            }
            Thread.sleep(Long.MAX_VALUE);
        } catch (CannotStart e) {
            System.out.println("=> " + e.code());
        }
    }
}
