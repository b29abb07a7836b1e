package org.shanzhi.intake.imports;

import static org.shanzhi.db.Tables.IMPORT_RUN;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.shanzhi.kernel.blobs.Attachments;
import org.springframework.stereotype.Component;

/** Files that are imported, or may be; {@link ForgetImportedFiles} lets go of them. */
@Component
class FilesOfImports implements Attachments {
    private final DSLContext db;

    FilesOfImports(DSLContext db) {
        this.db = db;
    }

    @Override
    public Set<UUID> attached(int districtId, Collection<UUID> files) {
        return db.select(IMPORT_RUN.FILE_ID)
                .from(IMPORT_RUN)
                .where(IMPORT_RUN.DISTRICT_ID.eq(districtId), IMPORT_RUN.FILE_ID.in(files))
                .fetchSet(IMPORT_RUN.FILE_ID);
    }
}
