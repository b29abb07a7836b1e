package org.shanzhi.intake;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An import as it stands.
 *
 * @param file what the file was called; empty once it was deleted
 * @param profile code of the mapping; empty until one was chosen
 * @param tested whether a test run went through
 * @param begun whether matters are being registered or have been; until then the counts are those of the test run
 * @param jobId of the work under way or last done; null before any
 * @param total rows below the head of the table, 0 when nobody has counted yet
 */
public record ImportSheet(
        UUID id,
        Optional<String> file,
        String profile,
        ImportState state,
        boolean tested,
        boolean begun,
        int startedBy,
        int unitId,
        UUID jobId,
        int done,
        int total,
        Counts counts,
        Optional<Failure> failure,
        Instant createdAt,
        Instant changedAt) {

    /**
     * @param taken rows that became matters, or would
     * @param answered how many of these were answered by their source
     */
    public record Counts(int taken, int answered, int duplicates, int wrong, int empty) {}

    /** @param code of the message {@code refusal.<code>} */
    public record Failure(String code, java.util.List<String> args) {}

    public boolean hasFile() {
        return file.isPresent();
    }

    /** Whether the next start goes on where the last one stopped. */
    public boolean resumable() {
        return begun && hasFile() && (state == ImportState.CANCELLED || state == ImportState.FAILED);
    }
}
