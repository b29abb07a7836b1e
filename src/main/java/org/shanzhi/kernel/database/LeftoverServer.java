package org.shanzhi.kernel.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.shanzhi.kernel.start.CannotStart;
import org.shanzhi.kernel.start.StartRefusal;

/**
 * Server processes that outlived the program which started them. Whoever calls this holds the directory's lock, so that
 * any process found working in it is nobody's: every PostgreSQL process has its data directory as its working directory.
 */
final class LeftoverServer {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private LeftoverServer() {}

    /** Ends them in good order and clears the pid file, whose number may meanwhile be another program's. */
    static void stop(Path data) throws IOException, InterruptedException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long askedAgain = System.nanoTime();
        for (List<Long> left = processes(data); !left.isEmpty(); left = processes(data)) {
            if (System.nanoTime() > deadline) {
                throw new CannotStart(StartRefusal.STILL_STOPPING, data.toAbsolutePath(), left);
            }
            if (System.nanoTime() >= askedAgain) {
                // SIGINT is PostgreSQL's fast shutdown; the postmaster passes it on, backends alone just cancel.
                left.forEach(pid -> Shell.run(List.of("sh", "-c", "kill -INT " + pid)));
                askedAgain = System.nanoTime() + Duration.ofSeconds(5).toNanos();
            }
            Thread.sleep(50);
        }
        Files.deleteIfExists(pidFile);
    }

    static List<Long> processes(Path data) throws IOException {
        Path real = data.toRealPath();
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.filter(
                            process -> process.getFileName().toString().chars().allMatch(Character::isDigit))
                    .filter(process -> worksIn(process, real))
                    .map(process -> Long.valueOf(process.getFileName().toString()))
                    .toList();
        }
    }

    private static boolean worksIn(Path process, Path directory) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(directory)
                    && Files.readString(process.resolve("comm")).startsWith("postgres");
        } catch (IOException e) {
            // Another user's process, or one that ended while we looked.
            return false;
        }
    }
}
