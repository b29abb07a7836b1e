package org.shanzhi.kernel.blobs;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.shanzhi.kernel.ServiceCode;
import org.shanzhi.kernel.web.HttpProblem;
import org.springframework.http.HttpStatus;

/** A file read piece by piece, of which some are passed on as they are, some changed, some left out. */
abstract class Pieces extends InputStream {
    private static final int AT_ONCE = 1 << 13;
    static final byte[] NOTHING = {};

    private final InputStream in;
    private byte[] piece = NOTHING;
    private int at;

    Pieces(InputStream in) {
        this.in = new BufferedInputStream(in, AT_ONCE);
    }

    /** What follows, possibly {@link #NOTHING}; null at the end. */
    abstract byte[] next() throws IOException;

    @Override
    public int read() throws IOException {
        return more() ? piece[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) return 0;
        if (!more()) return -1;
        int some = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, into, from, some);
        at += some;
        return some;
    }

    private boolean more() throws IOException {
        while (piece != null && at == piece.length) {
            piece = next();
            at = 0;
        }
        return piece != null;
    }

    /** The next byte, or -1 at the end of the file. */
    int one() throws IOException {
        return in.read();
    }

    byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) throw damaged();
        return bytes;
    }

    /** Up to so many bytes, of something too long to be held at once. */
    byte[] some(long most) throws IOException {
        return exactly((int) Math.min(most, AT_ONCE));
    }

    void pass(long length) throws IOException {
        try {
            in.skipNBytes(length);
        } catch (EOFException e) {
            throw damaged();
        }
    }

    static HttpProblem damaged() {
        return new HttpProblem(HttpStatus.UNPROCESSABLE_CONTENT, ServiceCode.PICTURE_DAMAGED);
    }
}
