package org.shanzhi.kernel.blobs;

import java.util.UUID;

/**
 * A file that lies in the store, as the API shows it.
 *
 * @param sha256 of the content, in hexadecimal
 * @param size in bytes
 */
public record StoredFile(UUID id, String sha256, String type, long size) {
    public MediaType mediaType() {
        return MediaType.of(type);
    }
}
