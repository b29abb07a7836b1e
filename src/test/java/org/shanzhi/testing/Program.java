package org.shanzhi.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.shanzhi.Shanzhi;

/** The program in a JVM of its own, as {@code ./run} starts it, from the classes under test. */
public final class Program implements AutoCloseable {
    private static final String READY = "Shanzhi is ready at ";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process jvm;
    private final Path output;

    /** How a program ended. */
    public record Ended(int status, String output) {}

    private Program(Process jvm, Path output) {
        this.jvm = jvm;
        this.output = output;
    }

    /** Starts serving {@code data} on a free port without a demo district; {@code options} come after these. */
    public static Program serve(Path data, Map<String, String> environment, String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of("--port", "0", "--data", data.toString()));
        if (Stream.of(options).noneMatch("--demo"::equals)) {
            words.addAll(List.of("--demo", "none"));
        }
        words.addAll(List.of(options));
        return start(environment, words);
    }

    /** Runs an admin command to its end. */
    public static Ended command(Path data, String... words) throws IOException, InterruptedException {
        return command(data, Map.of(), words);
    }

    static Ended command(Path data, Map<String, String> environment, String... words)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("--data", data.toString()));
        all.addAll(List.of(words));
        return start(environment, all).awaitEnd();
    }

    private static Program start(Map<String, String> environment, List<String> words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Shanzhi.class.getName()));
        command.addAll(words);
        Path output = Files.createTempFile(Files.createDirectories(TestServer.directory()), "program-", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("LC_ALL", "C");
        builder.environment().putAll(environment);
        return new Program(builder.start(), output);
    }

    /** The line with which it says that it serves. */
    public String awaitReady() {
        Awaitility.await("the line \"" + READY + "…\"")
                .atMost(PATIENCE)
                .failFast("it ended: see " + output, () -> !jvm.isAlive())
                .until(() -> output().contains(READY));
        return output().lines()
                .filter(line -> line.startsWith(READY))
                .findFirst()
                .orElseThrow();
    }

    /** Where its pages are. */
    public String url() {
        return awaitReady().substring(READY.length());
    }

    public Ended awaitEnd() throws InterruptedException {
        return new Ended(jvm.waitFor(), output());
    }

    public long pid() {
        return jvm.pid();
    }

    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** kill -9 */
    public void kill() throws InterruptedException {
        jvm.destroyForcibly().waitFor();
    }

    /** An orderly end, as on Ctrl-C. */
    public void end() throws InterruptedException {
        jvm.destroy();
        jvm.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        end();
    }
}
