package org.shanzhi.kernel.jobs;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Long work as it stands.
 *
 * @param total 0 when nobody knows beforehand
 * @param failure why it is FAILED
 */
public record JobView(UUID id, String kind, JobState state, int done, int total, Optional<Failure> failure) {
    /** @param args fill the message {@code refusal.<code>} */
    public record Failure(String code, List<String> args) {}
}
