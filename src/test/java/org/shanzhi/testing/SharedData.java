package org.shanzhi.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Real texts that carry no licence and therefore lie beside the project, never in it: under {@code SHANZHI_TESTDATA},
 * {@code ../shared/data} if that is not set. What is not there is skipped, and the run says so by name.
 */
public final class SharedData {
    private SharedData() {}

    public static Optional<Path> file(String name) {
        var file = Path.of(Objects.requireNonNullElse(System.getenv("SHANZHI_TESTDATA"), "../shared/data"))
                .resolve(name);
        if (Files.isReadable(file)) return Optional.of(file);
        System.out.println("SKIPPED, not there: real data " + name + " (SHANZHI_TESTDATA says where)");
        return Optional.empty();
    }
}
