package org.shanzhi.access.chain;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shanzhi.access.ChainBreak.What;
import org.shanzhi.kernel.crypto.CanonicalJson;
import org.shanzhi.kernel.crypto.CryptoSuite;

/**
 * Some lines of the access log under one seal: the hash of the block before and of every line in it.
 *
 * @param no from 1
 * @param last id of its last line; its first is the one after the block before
 * @param marks of each line eight bytes of id and eight of its digest: they only name the line that differs, the hash is
 *     over the whole digests
 */
record Block(int district, long no, long last, int lines, byte[] marks, byte[] hash, byte[] signature, Instant at) {
    private static final int DIGEST = 8;
    private static final int MARK = Long.BYTES + DIGEST;

    /** Before the first. */
    static Block none(int district) {
        return new Block(district, 0, 0, 0, new byte[0], new byte[32], new byte[0], Instant.EPOCH);
    }

    /** The next one, with these lines, signed. */
    Block next(List<LogLine> lines, Instant at, CryptoSuite suite, InstallationKey key) {
        long last = lines.getLast().id();
        byte[] hash = hash(no + 1, last, lines, at, suite);
        return new Block(district, no + 1, last, lines.size(), marks(lines), hash, key.sign(hash), at);
    }

    private byte[] hash(long number, long last, List<LogLine> lines, Instant at, CryptoSuite suite) {
        byte[][] parts = new byte[lines.size() + 2][];
        parts[0] = hash;
        parts[1] = CanonicalJson.bytes(Map.of(
                "district",
                district,
                "no",
                number,
                "after",
                this.last,
                "last",
                last,
                "lines",
                lines.size(),
                "at",
                at.toString()));
        for (int i = 0; i < lines.size(); i++) parts[i + 2] = lines.get(i).digest();
        return suite.digest(parts);
    }

    private static byte[] marks(List<LogLine> lines) {
        var marks = ByteBuffer.allocate(lines.size() * MARK);
        for (LogLine line : lines) marks.putLong(line.id()).put(line.digest(), 0, DIGEST);
        return marks.array();
    }

    /** What is wrong, and with which line; number 0 when it is the block itself. */
    record Difference(long line, What what) {}

    /**
     * The first difference between what was sealed and what is there now.
     *
     * @param found the lines after the block before up to this one's last, one more than there should be at most
     */
    Optional<Difference> differs(Block before, List<LogLine> found, CryptoSuite suite, InstallationKey key) {
        var marked = ByteBuffer.wrap(marks);
        int at = 0;
        while (marked.remaining() >= MARK) {
            long id = marked.getLong();
            byte[] digest = new byte[DIGEST];
            marked.get(digest);
            if (at == found.size() || found.get(at).id() > id) return Optional.of(new Difference(id, What.MISSING));
            LogLine line = found.get(at++);
            if (line.id() < id) return Optional.of(new Difference(line.id(), What.ADDED));
            if (!Arrays.equals(digest, Arrays.copyOf(line.digest(), DIGEST)))
                return Optional.of(new Difference(id, What.CHANGED));
        }
        if (at < found.size()) return Optional.of(new Difference(found.get(at).id(), What.ADDED));
        boolean whole = found.size() == lines && Arrays.equals(hash, before.hash(no, last, found, this.at, suite));
        if (!whole) return Optional.of(new Difference(0, What.SEAL_BROKEN));
        return key.signed(hash, signature) ? Optional.empty() : Optional.of(new Difference(0, What.SIGNED_BY_ANOTHER));
    }
}
