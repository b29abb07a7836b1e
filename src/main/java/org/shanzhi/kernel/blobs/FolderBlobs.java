package org.shanzhi.kernel.blobs;

import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Blobs as files {@code ab/cd/<digest>}. Written beside their place, synced, renamed into it, and the folder synced, so
 * that after a crash a name is either absent or whole. Several nodes share one folder.
 */
final class FolderBlobs implements BlobStore {
    private static final String DIGEST = "[0-9a-f]{64}";

    private final Path root;
    private final Path unfinished;
    private final Clock clock;

    FolderBlobs(Path root, Clock clock) throws IOException {
        this.root = root;
        this.unfinished = root.resolve("unfinished");
        this.clock = clock;
        Files.createDirectories(unfinished);
    }

    @Override
    public String put(Writer content) throws IOException {
        var begun = unfinished.resolve(UUID.randomUUID().toString());
        try {
            var name = write(content, begun);
            var place = place(name);
            if (Files.notExists(place.getParent())) {
                Files.createDirectories(place.getParent());
                sync(place.getParent().getParent());
                sync(root);
            }
            Files.setLastModifiedTime(begun, FileTime.from(clock.instant()));
            Files.move(begun, place, StandardCopyOption.ATOMIC_MOVE);
            sync(place.getParent());
            return name;
        } finally {
            Files.deleteIfExists(begun);
        }
    }

    private static String write(Writer content, Path to) throws IOException {
        try (var file = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var out =
                    new DigestOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16), sha256());
            content.writeTo(out);
            out.flush();
            file.force(true);
            return HexFormat.of().formatHex(out.getMessageDigest().digest());
        }
    }

    private static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public InputStream open(String name) throws IOException {
        return new Checked(Files.newInputStream(place(name)), name);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(place(name));
    }

    @Override
    public Stream<Blob> list() throws IOException {
        return Files.walk(root, 3)
                .filter(file -> file.getFileName().toString().matches(DIGEST))
                .map(FolderBlobs::blob);
    }

    private static Blob blob(Path file) {
        return new Blob(file.getFileName().toString(), modified(file));
    }

    @Override
    public void forgetUnfinished(Instant before) throws IOException {
        try (var files = Files.list(unfinished)) {
            for (var file : (Iterable<Path>) files::iterator) {
                if (modified(file).isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** What is gone meanwhile was put by nobody who still needs it. */
    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            return Instant.MAX;
        }
    }

    private Path place(String name) {
        if (!name.matches(DIGEST)) {
            throw new IllegalArgumentException("no blob is named " + name);
        }
        return root.resolve(name.substring(0, 2)).resolve(name.substring(2, 4)).resolve(name);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Refuses to come to an end unless the digest of what was read is the name. */
    private static final class Checked extends FilterInputStream {
        private final String name;
        private final MessageDigest digest = sha256();
        private boolean right;

        Checked(InputStream in, String name) {
            super(in);
            this.name = name;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            var read = super.read(into, from, length);
            if (read > 0) {
                digest.update(into, from, read);
            } else if (read < 0 && !right) {
                right = HexFormat.of().formatHex(digest.digest()).equals(name);
                if (!right) {
                    throw new IOException("the blob " + name + " is damaged");
                }
            }
            return read;
        }

        @Override
        public long skip(long bytes) throws IOException {
            return Math.max(0, read(new byte[(int) Math.min(bytes, 1 << 13)]));
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
