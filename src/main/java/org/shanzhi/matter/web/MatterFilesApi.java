package org.shanzhi.matter.web;

import java.util.UUID;
import org.shanzhi.kernel.blobs.Files;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.policy.Caller;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Files under the rights of the matters they are filed in. */
@RestController
class MatterFilesApi {
    private final MatterReading reading;
    private final Files files;

    MatterFilesApi(MatterReading reading, Files files) {
        this.reading = reading;
        this.files = files;
    }

    @GetMapping("/api/v1/files/{id}")
    ResponseEntity<InputStreamResource> get(Caller by, @PathVariable UUID id) {
        reading.open(by, id);
        return files.open(by.district(), id).download(id.toString());
    }
}
