package org.shanzhi.kernel.blobs;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;
import org.shanzhi.kernel.crypto.CryptoSuite;

/**
 * Content in sealed pieces of {@value #PIECE} bytes. Each is bound to its file, its place and whether it is the last, so
 * that nothing can be changed, swapped or cut off without being noticed before a byte of the piece is handed out.
 */
final class SealedStream {
    static final int PIECE = 1 << 16;
    private static final int LARGEST_SEALED = PIECE + 256;

    private final CryptoSuite suite;
    private final byte[] key;
    private final UUID file;

    SealedStream(CryptoSuite suite, byte[] key, UUID file) {
        this.suite = suite;
        this.key = key;
        this.file = file;
    }

    /** Seals everything that comes; the caller closes both. */
    void seal(InputStream clear, OutputStream sealed) throws IOException {
        var out = into(sealed);
        clear.transferTo(out);
        out.finish();
    }

    /** Seals what is written, which is whole only once {@link Sealing#finish} was called; what lies beneath stays open. */
    Sealing into(OutputStream sealed) {
        return new Sealing(new DataOutputStream(sealed));
    }

    final class Sealing extends OutputStream {
        private final DataOutputStream out;
        private final byte[] piece = new byte[PIECE];
        private int filled;
        private int index;

        private Sealing(DataOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            int at = from;
            int rest = length;
            while (rest > 0) {
                // a full piece waits until it is known not to be the last
                if (filled == PIECE) seal(false);
                int some = Math.min(rest, PIECE - filled);
                System.arraycopy(bytes, at, piece, filled, some);
                filled += some;
                at += some;
                rest -= some;
            }
        }

        void finish() throws IOException {
            seal(true);
            out.flush();
        }

        private void seal(boolean last) throws IOException {
            var bytes = suite.seal(key, Arrays.copyOf(piece, filled), context(index++, last));
            out.writeInt(bytes.length);
            out.write(bytes);
            filled = 0;
        }
    }

    InputStream open(InputStream sealed) throws IOException {
        return new Opened(new DataInputStream(sealed));
    }

    private byte[] context(int index, boolean last) {
        return ByteBuffer.allocate(21)
                .putLong(file.getMostSignificantBits())
                .putLong(file.getLeastSignificantBits())
                .putInt(index)
                .put((byte) (last ? 1 : 0))
                .array();
    }

    private final class Opened extends InputStream {
        private final DataInputStream in;
        private int index;
        private int nextLength;
        private byte[] piece = new byte[0];
        private int at;

        Opened(DataInputStream in) throws IOException {
            this.in = in;
            this.nextLength = length(in.readInt());
        }

        private boolean fill() throws IOException {
            while (at == piece.length) {
                if (nextLength < 0) {
                    return false;
                }
                var sealed = new byte[nextLength];
                in.readFully(sealed);
                nextLength = lengthOfNext();
                piece = suite.open(key, sealed, context(index++, nextLength < 0));
                at = 0;
            }
            return true;
        }

        private int lengthOfNext() throws IOException {
            var first = in.read();
            if (first < 0) {
                return -1;
            }
            return length(first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort());
        }

        private int length(int told) throws IOException {
            if (told < 0 || told > LARGEST_SEALED) {
                throw new IOException("not a sealed file");
            }
            return told;
        }

        @Override
        public int read() throws IOException {
            return fill() ? piece[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            var some = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, into, from, some);
            at += some;
            return some;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
