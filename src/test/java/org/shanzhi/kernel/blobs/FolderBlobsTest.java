package org.shanzhi.kernel.blobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanzhi.testing.MovableClock;

class FolderBlobsTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-23T01:30:00Z"));

    @TempDir
    Path folder;

    private FolderBlobs blobs;

    @BeforeEach
    void open() throws IOException {
        blobs = new FolderBlobs(folder, clock);
    }

    private String put(String content) throws IOException {
        return blobs.put(out -> out.write(content.getBytes(UTF_8)));
    }

    private String read(String name) throws IOException {
        try (var in = blobs.open(name)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    @Test
    void a_blob_is_named_by_its_content_and_lies_there_once() throws Exception {
        var name = put("abc");
        assertThat(name).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(put("abc")).isEqualTo(name);
        assertThat(read(name)).isEqualTo("abc");
        assertThat(new FolderBlobs(folder, clock).open(name)).hasContent("abc");
        try (var all = blobs.list()) {
            assertThat(all).containsExactly(new BlobStore.Blob(name, clock.instant()));
        }
        blobs.delete(name);
        blobs.delete(name);
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> blobs.open(name));
    }

    @Test
    void what_fails_on_the_way_leaves_nothing() throws Exception {
        assertThatIOException()
                .isThrownBy(() -> blobs.put(out -> {
                    out.write(1);
                    throw new IOException("full");
                }));
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void a_changed_or_shortened_blob_does_not_come_to_its_end() throws Exception {
        var name = put("abc".repeat(10_000));
        var place = folder.resolve(name.substring(0, 2))
                .resolve(name.substring(2, 4))
                .resolve(name);
        var bytes = Files.readAllBytes(place);
        bytes[20_000] ^= 1;
        Files.write(place, bytes);
        assertThatIOException().isThrownBy(() -> read(name)).withMessageContaining("damaged");
        Files.write(place, new byte[0]);
        assertThatIOException().isThrownBy(() -> read(name)).withMessageContaining("damaged");
    }

    @Test
    void what_a_crash_left_unfinished_goes_after_its_time() throws Exception {
        var left = Files.createFile(folder.resolve("unfinished").resolve("x"));
        blobs.forgetUnfinished(Files.getLastModifiedTime(left).toInstant());
        assertThat(left).exists();
        blobs.forgetUnfinished(Files.getLastModifiedTime(left).toInstant().plus(Duration.ofMillis(1)));
        assertThat(left).doesNotExist();
    }

    @Test
    void a_name_is_no_path() {
        assertThatIllegalArgumentException().isThrownBy(() -> blobs.open("../../etc/passwd"));
    }
}
