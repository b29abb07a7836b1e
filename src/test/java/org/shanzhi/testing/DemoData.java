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
    private final Map<String, String> environment;

    /** With a database of its own inside, as the district's program has it. */
    public DemoData(Path data) {
        this(data, Map.of());
    }

    /** In a database of the tests' server, which survives the program. */
    public DemoData(Path data, TestDatabase database) {
        this(data, database.environment());
    }

    private DemoData(Path data, Map<String, String> environment) {
        this.data = data;
        this.environment = environment;
    }

    public Path directory() {
        return data;
    }

    /** Makes the district at the first start. Not killed by anybody else: close it or kill it. */
    public Program serve() throws IOException {
        Program program = Program.serve(data, environment, "--demo", "small");
        program.awaitReady();
        return program;
    }

    /** Runs an admin command on it to its end. */
    public Program.Ended command(String... words) throws IOException, InterruptedException {
        return Program.command(data, environment, words);
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
