package org.shanzhi.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A data directory with the demo district, served by a program of its own. */
public final class DemoData {
    private final Path data;

    public DemoData(Path data) {
        this.data = data;
    }

    public Path directory() {
        return data;
    }

    /** Makes the district at the first start. Not killed by anybody else: close it or kill it. */
    public Program serve() throws IOException {
        Program program = Program.serve(data, Map.of(), "--demo", "small");
        program.awaitReady();
        return program;
    }

    public Api api(Program program, String username) {
        return new Api(URI.create(program.url()).getPort(), token(username));
    }

    private String token(String username) {
        try (var lines = Files.lines(data.resolve("demo-accounts.csv"))) {
            return lines.filter(line -> line.startsWith(username + ","))
                    .map(line -> line.substring(line.lastIndexOf(',') + 1))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
