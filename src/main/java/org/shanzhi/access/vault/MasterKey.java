package org.shanzhi.access.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.function.BooleanSupplier;
import org.shanzhi.kernel.crypto.CryptoSuite;
import org.shanzhi.kernel.start.CannotStart;
import org.shanzhi.kernel.start.FileModes;
import org.shanzhi.kernel.start.StartRefusal;

/**
 * The one secret that is not in the database: 32 bytes in hexadecimal in a file that only its owner reads. Without it
 * nothing sealed can be read, so it is kept with the backups' keys, not with the backups.
 */
public record MasterKey(byte[] bytes) {
    /**
     * Reads the key, or makes one at the very first start.
     *
     * @param inUse whether the database already holds keys wrapped by a master key: then a missing file is a loss that a
     *     new key would only hide
     * @throws CannotStart when the file is lost or holds no key
     */
    public static MasterKey in(Path file, CryptoSuite suite, BooleanSupplier inUse) {
        try {
            if (Files.exists(file)) return read(file);
            if (inUse.getAsBoolean()) throw new CannotStart(StartRefusal.MASTER_KEY_MISSING, file);
            Path directory = file.toAbsolutePath().getParent();
            if (!Files.exists(directory)) {
                Files.createDirectories(directory.getParent());
                Files.createDirectory(directory, FileModes.attribute(FileModes.OWNER_DIRECTORY));
            }
            FileModes.writeOwnerOnly(file, HexFormat.of().formatHex(suite.newKey()) + "\n");
            return read(file);
        } catch (IOException e) {
            throw new CannotStart(StartRefusal.MASTER_KEY_UNREADABLE, e, file);
        }
    }

    private static MasterKey read(Path file) throws IOException {
        try {
            byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
            if (key.length == CryptoSuite.KEY_BYTES) return new MasterKey(key);
        } catch (IllegalArgumentException e) {
            // Says where the file goes wrong, and would print part of it.
        }
        throw new CannotStart(StartRefusal.MASTER_KEY_UNREADABLE, file);
    }

    @Override
    public String toString() {
        return "MasterKey[***]";
    }
}
