package org.shanzhi.kernel.blobs;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** A file and its content, which the caller reads once and closes. */
public record OpenFile(StoredFile file, InputStream content) {
    /**
     * The answer that hands it out: always as a download of the type it was recognised as, never to run in our pages.
     *
     * @param title becomes the name of the download
     */
    public ResponseEntity<InputStreamResource> download(String title) {
        var extension = "." + file.mediaType().extension();
        var name = title.endsWith(extension) ? title : title + extension;
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, file.type())
                .header(HttpHeaders.CONTENT_LENGTH, String.valueOf(file.size()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_"), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .body(new InputStreamResource(content));
    }
}
