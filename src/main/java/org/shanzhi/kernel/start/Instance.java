package org.shanzhi.kernel.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * A running instance as {@code DIR/instance.json} describes it to whoever may read its files.
 *
 * @param commands where it takes admin commands, on loopback
 * @param secret what they must carry
 */
public record Instance(long pid, int port, String url, String commands, String secret) {
    private static final JsonMapper JSON = new JsonMapper();

    public static Path file(Path data) {
        return data.resolve("instance.json");
    }

    /** Empty while the instance that holds the directory is starting or stopping. */
    public static Optional<Instance> in(Path data) {
        try {
            return Optional.of(JSON.readValue(Files.readString(file(data)), Instance.class));
        } catch (java.nio.file.NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void writeTo(Path data) {
        try {
            FileModes.writeOwnerOnly(
                    file(data), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void removeFrom(Path data) {
        try {
            Files.deleteIfExists(file(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "Instance[" + pid + ", " + url + "]";
    }
}
