package org.shanzhi.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanzhi.testing.GenerateTables;

class JooqDriftTest {
    @Test
    void the_committed_tables_are_those_of_the_migrations(@TempDir Path generated) throws Exception {
        GenerateTables.into(generated);
        assertThat(sources(Path.of("src/main/jooq")))
                .as("run ./gen after a new migration and commit src/main/jooq")
                .isEqualTo(sources(generated));
    }

    private static Map<String, String> sources(Path root) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sources.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return sources;
    }
}
