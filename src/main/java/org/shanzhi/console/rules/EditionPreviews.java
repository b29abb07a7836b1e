package org.shanzhi.console.rules;

import java.util.Optional;
import java.util.UUID;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.jobs.JobRequest;
import org.shanzhi.kernel.jobs.JobView;
import org.shanzhi.kernel.jobs.Jobs;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.DeadlineEdition;
import org.shanzhi.policy.DeadlineMove;
import org.shanzhi.policy.OpenMatters;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** 预演: what an edition would do to open matters, counted by a job of whoever looks at it. */
@Component
public class EditionPreviews {
    private static final String KIND = "deadline-preview";

    private final OpenMatters matters;
    private final Jobs jobs;
    private final JsonMapper json;

    EditionPreviews(OpenMatters matters, Jobs jobs, JsonMapper json) {
        this.matters = matters;
        this.jobs = jobs;
        this.json = json;
    }

    /** The one row that the job leaves. */
    record Counted(int edition, DeadlineMove move) {}

    /** @param move empty until the job is done, and for ever when it was stopped */
    public record Watched(JobView job, Optional<DeadlineMove> move) {}

    UUID start(Caller by, DeadlineEdition edition) {
        var request = JobRequest.of(by.district(), KIND, by.staffId(), 0);
        return jobs.start(request, progress -> {
                    DeadlineMove move = matters.ifMovedTo(by.district(), edition, progress);
                    progress.row(new Counted(edition.edition(), move));
                })
                .id();
    }

    /** @throws NotFound unless the caller started it, for this edition */
    Watched watch(Caller by, int edition, UUID id) {
        JobView job = jobs.find(by.district(), by.staffId(), id);
        var counted = jobs.rows(by.district(), by.staffId(), id, 0).rows().stream()
                .findFirst()
                .map(row -> json.treeToValue(row, Counted.class));
        if (!job.kind().equals(KIND)
                || counted.filter(c -> c.edition() != edition).isPresent()) throw new NotFound("preview " + id);
        return new Watched(job, counted.map(Counted::move));
    }
}
