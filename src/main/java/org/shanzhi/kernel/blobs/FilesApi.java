package org.shanzhi.kernel.blobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.shanzhi.kernel.Asker;
import org.shanzhi.kernel.idempotency.Idempotency;
import org.shanzhi.kernel.idempotency.IdempotencyKey;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Takes a file in before it is attached to anything; it is read under the rights of what it is attached to. */
@RestController
class FilesApi {
    private final Files files;
    private final Idempotency idempotency;

    FilesApi(Files files, Idempotency idempotency) {
        this.files = files;
        this.idempotency = idempotency;
    }

    @PostMapping("/api/v1/files")
    ResponseEntity<?> store(@RequestParam("file") MultipartFile sent, Asker asker, Optional<IdempotencyKey> key) {
        return idempotency
                .plain(key, HttpStatus.CREATED, () -> store(sent, asker))
                .respond(file -> ResponseEntity.status(HttpStatus.CREATED).body(file));
    }

    private StoredFile store(MultipartFile sent, Asker asker) {
        try (var content = sent.getInputStream()) {
            return files.store(asker.districtId(), asker.staffId(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
