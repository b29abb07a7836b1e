package org.shanzhi.kernel.blobs;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** What a module has attached files to. Every module that keeps ids of stored files publishes one as a bean. */
public interface Attachments {
    /** Those of the files that something of this module refers to. */
    Set<UUID> attached(int districtId, Collection<UUID> files);
}
