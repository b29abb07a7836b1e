package org.shanzhi.access.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.shanzhi.kernel.crypto.CanonicalJson;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The anchors once more in a file that only grows, one to a line with the key that proves it: kept elsewhere, it shows
 * what whoever rules the database would hide. It holds hashes and no content.
 */
@Component
class AnchorFile {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;

    AnchorFile(@Value("${shanzhi.anchors-file:}") String given, @Value("${shanzhi.data:data}") Path data) {
        file = given.isEmpty() ? data.resolve("anchors.jsonl") : Path.of(given);
    }

    /** A line of it. {@code key} is the public half that signed. */
    record Kept(String content, byte[] signature, byte[] key) {
        int district() {
            return JSON.readTree(content).path("district").asInt(-1);
        }

        int no() {
            return JSON.readTree(content).path("no").asInt(-1);
        }
    }

    void append(Anchor anchor, byte[] key) {
        String line = CanonicalJson.text(Map.of(
                "content", anchor.content(),
                "signature", HexFormat.of().formatHex(anchor.signature()),
                "key", HexFormat.of().formatHex(key)));
        try {
            Files.writeString(
                    file,
                    line + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was written here; empty before the first anchor. */
    List<Kept> read() {
        return Files.exists(file) ? read(file) : List.of();
    }

    /** @throws UncheckedIOException when it cannot be read, or is no such file */
    static List<Kept> read(Path file) {
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.filter(line -> !line.isBlank()).map(AnchorFile::kept).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException | JacksonException e) {
            throw new UncheckedIOException(new IOException("no file of anchors: " + file, e));
        }
    }

    private static Kept kept(String line) {
        JsonNode read = JSON.readTree(line);
        return new Kept(
                read.path("content").asString(""),
                HexFormat.of().parseHex(read.path("signature").asString("")),
                HexFormat.of().parseHex(read.path("key").asString("")));
    }
}
