package org.shanzhi.matter.store;

import static org.shanzhi.db.Tables.MATTER_FILE;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.shanzhi.kernel.blobs.Attachments;
import org.springframework.stereotype.Component;

/** Files that lie in a matter. */
@Component
class FilesOfMatters implements Attachments {
    private final DSLContext db;

    FilesOfMatters(DSLContext db) {
        this.db = db;
    }

    @Override
    public Set<UUID> attached(int districtId, Collection<UUID> files) {
        return db.selectDistinct(MATTER_FILE.FILE_ID)
                .from(MATTER_FILE)
                .where(MATTER_FILE.DISTRICT_ID.eq(districtId), MATTER_FILE.FILE_ID.in(files))
                .fetchSet(MATTER_FILE.FILE_ID);
    }
}
