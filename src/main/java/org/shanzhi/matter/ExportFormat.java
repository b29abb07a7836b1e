package org.shanzhi.matter;

import org.shanzhi.kernel.blobs.MediaType;

/** As what kind of file a list is taken out. */
public enum ExportFormat {
    XLSX(MediaType.XLSX),
    CSV(MediaType.CSV);

    private final MediaType type;

    ExportFormat(MediaType type) {
        this.type = type;
    }

    public MediaType type() {
        return type;
    }
}
