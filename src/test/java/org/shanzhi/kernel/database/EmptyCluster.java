package org.shanzhi.kernel.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.shanzhi.kernel.start.DirectoryTree;

/** A server's directory as it is after its first start, made once and copied: initdb takes seconds. */
final class EmptyCluster {
    static final Path CACHE = Path.of("target", "embedded-postgres").toAbsolutePath();
    private static Path original;

    private EmptyCluster() {}

    static synchronized void copyTo(Path home) throws Exception {
        if (original == null) {
            original = Files.createTempDirectory(Files.createDirectories(CACHE), "cluster-");
            EmbeddedPostgres.start(original, CACHE, Map.of("fsync", "off")).close();
            Path made = original;
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    DirectoryTree.delete(made);
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }));
        }
        Shell.Outcome copied = Shell.run(List.of("cp", "-a", original.toString(), home.toString()));
        if (!copied.succeeded()) {
            throw new IllegalStateException(copied.output());
        }
    }
}
