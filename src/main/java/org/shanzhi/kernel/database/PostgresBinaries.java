package org.shanzhi.kernel.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.shanzhi.kernel.start.CannotStart;
import org.shanzhi.kernel.start.DirectoryTree;
import org.shanzhi.kernel.start.FileModes;
import org.shanzhi.kernel.start.StartRefusal;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once from the jar and kept until the jar brings others. */
final class PostgresBinaries {
    private final Path directory;

    private PostgresBinaries(Path directory) {
        this.directory = directory;
    }

    /** The programs under {@code cache}, unpacking them there if this version has not been yet. */
    static PostgresBinaries in(Path cache) throws IOException {
        String archive = Platform.current().archive();
        Path target = cache.resolve("postgresql-" + checksum(archive));
        if (!Files.isDirectory(target)) {
            Files.createDirectories(cache);
            Path unfinished = Files.createTempDirectory(cache, ".unpacking-");
            unpack(archive, unfinished);
            openToAll(unfinished);
            // A crash half-way leaves only a directory that nobody looks for; the move makes it whole at once.
            move(unfinished, target);
        }
        return new PostgresBinaries(target);
    }

    String program(String name) {
        return directory.resolve("bin").resolve(name).toString();
    }

    private static void move(Path unfinished, Path target) throws IOException {
        try {
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(target)) {
                throw e;
            }
            DirectoryTree.delete(unfinished);
        }
    }

    private static void unpack(String archive, Path to) throws IOException {
        try (InputStream in = PostgresBinaries.class.getResourceAsStream(archive);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in)))) {
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                Path file = to.resolve(entry.getName()).normalize();
                if (!file.startsWith(to)) {
                    throw new CannotStart(StartRefusal.BINARIES_DAMAGED, entry.getName());
                }
                write(entry, tar, file);
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(file.getParent());
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(file.getParent());
            Files.copy(content, file);
        }
    }

    /** Readable by the user that the server runs as, whatever umask we have. */
    private static void openToAll(Path root) throws IOException {
        for (Path path : DirectoryTree.paths(root)) {
            if (!Files.isSymbolicLink(path)) {
                boolean program = Files.isDirectory(path) || path.getParent().endsWith("bin");
                Files.setPosixFilePermissions(path, program ? FileModes.PUBLIC_PROGRAM : FileModes.PUBLIC_FILE);
            }
        }
    }

    /** The archive's checksum as the jar lists it: another version gets another directory. */
    private static String checksum(String archive) throws IOException {
        URL url = PostgresBinaries.class.getResource(archive);
        if (url != null && url.openConnection() instanceof JarURLConnection jar) {
            return HexFormat.of().toHexDigits(jar.getJarEntry().getCrc(), 8);
        }
        throw new CannotStart(
                StartRefusal.NO_BINARIES_FOR_PLATFORM, System.getProperty("os.name"), System.getProperty("os.arch"));
    }
}
