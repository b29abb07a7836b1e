package org.shanzhi.kernel.blobs;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.shanzhi.kernel.web.HttpProblem;
import org.shanzhi.kernel.web.ProblemCode;
import org.springframework.http.HttpStatus;

/** Counts and digests what passes, and stops what is too large. */
final class Measured extends FilterInputStream {
    private final long largest;
    private final MessageDigest digest;
    private long size;

    Measured(InputStream in, long largest) {
        super(in);
        this.largest = largest;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        var some = super.read(into, from, length);
        if (some > 0) {
            size += some;
            if (size > largest) {
                throw new HttpProblem(HttpStatus.CONTENT_TOO_LARGE, ProblemCode.TOO_LARGE);
            }
            digest.update(into, from, some);
        }
        return some;
    }

    long size() {
        return size;
    }

    byte[] sha256() {
        return digest.digest();
    }
}
