package org.shanzhi.notify.carry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import org.shanzhi.notify.carry.NotCarried.Why;
import tools.jackson.databind.json.JsonMapper;

/** Carries nothing anywhere: appends a line of JSON to a file, for trial and for the demo district. */
final class FileCarrier implements Carrier {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;

    FileCarrier(Path file) {
        this.file = file;
    }

    @Override
    public synchronized void carry(Parcel parcel) throws NotCarried {
        var line = new LinkedHashMap<String, String>();
        line.put("id", parcel.id().toString());
        line.put("to", parcel.to());
        line.put("subject", parcel.subject());
        line.put("text", parcel.text());
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file, JSON.writeValueAsString(line) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException full) {
            throw new NotCarried(Why.UNREACHABLE);
        }
    }
}
