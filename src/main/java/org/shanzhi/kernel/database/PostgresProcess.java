package org.shanzhi.kernel.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.shanzhi.kernel.start.CannotStart;
import org.shanzhi.kernel.start.StartRefusal;

/** The running server. It dies with this JVM, however that dies. */
final class PostgresProcess {
    private static final long LOG_KEPT = 16L * 1024 * 1024;
    private static final int SECONDS_TO_STOP = 60;

    private final Process process;
    private final Path log;
    private final long logStart;

    private PostgresProcess(Process process, Path log, long logStart) {
        this.process = process;
        this.log = log;
        this.logStart = logStart;
    }

    static PostgresProcess launch(
            PostgresBinaries binaries, ServerUser user, PostgresCluster cluster, List<String> args) throws IOException {
        if (!Shell.installed("setpriv")) {
            throw new CannotStart(StartRefusal.SETPRIV_MISSING);
        }
        // The kernel forgets the wish for a signal when rights change, so it is asked for after they are given away.
        List<String> command = new ArrayList<>(user.command(List.of("setpriv", "--pdeathsig", "INT")));
        command.addAll(
                List.of(binaries.program("postgres"), "-D", cluster.data().toString()));
        command.addAll(args);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(roomyLog(cluster.log()).toFile()));
        builder.environment().put("LC_ALL", "C");
        long logStart = Files.exists(cluster.log()) ? Files.size(cluster.log()) : 0;
        return new PostgresProcess(startFromLastingThread(builder), cluster.log(), logStart);
    }

    /** The signal at the parent's death follows the thread that forked, so that thread must live as long as the JVM. */
    private static Process startFromLastingThread(ProcessBuilder builder) throws IOException {
        CompletableFuture<Process> started = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("embedded-postgres").start(() -> {
            try {
                Process process = builder.start();
                started.complete(process);
                process.waitFor();
            } catch (IOException | InterruptedException e) {
                started.completeExceptionally(e);
            }
        });
        try {
            return started.join();
        } catch (CompletionException e) {
            throw new IOException(e.getCause());
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** What the server wrote since it was launched. */
    String complaint() {
        try {
            byte[] all = Files.readAllBytes(log);
            int from = (int) Math.min(logStart, all.length);
            return new String(all, from, all.length - from, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fast shutdown: sessions are cut off, everything acknowledged is on disk. */
    void stop() {
        if (process.isAlive()) {
            Shell.run(List.of("sh", "-c", "kill -INT " + process.pid()));
            try {
                if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Path roomyLog(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_KEPT) {
            Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return log;
    }
}
