package org.shanzhi.kernel.blobs;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Measures what is written through it. */
final class MeasuredOut {
    private final MessageDigest digest;
    private long size;

    MeasuredOut() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Closing it flushes what lies beneath and leaves it open. */
    OutputStream on(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
                digest.update(bytes, from, length);
                size += length;
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }

    long size() {
        return size;
    }

    byte[] sha256() {
        return digest.digest();
    }
}
