package org.shanzhi.kernel.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Where the bytes of files lie, named by their SHA-256. Whoever puts a blob writes the row that names it afterwards, so a
 * row never names what is not there; what no row names is swept up later.
 */
public interface BlobStore {
    /** Writes the bytes durably; when this returns, they survive a crash. Putting the same bytes again changes nothing. */
    String put(Writer content) throws IOException;

    /**
     * The bytes, checked on the way: the end of the stream is an {@link IOException} when they are not those that were put.
     *
     * @throws java.nio.file.NoSuchFileException when there is no such blob
     */
    InputStream open(String name) throws IOException;

    void delete(String name) throws IOException;

    /** All blobs; the caller closes the stream. */
    Stream<Blob> list() throws IOException;

    /** Removes what was begun before that instant and never finished. */
    void forgetUnfinished(Instant before) throws IOException;

    /** Writes the bytes to be stored; when it fails, nothing is stored. */
    interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }

    record Blob(String name, Instant put) {}
}
