package org.shanzhi.kernel.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.shanzhi.kernel.Asker;
import org.shanzhi.kernel.text.Messages;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Watches and cancels one's own long work. */
@RestController
@RequestMapping("/api/v1/jobs/{id}")
class JobsApi {
    private final Jobs jobs;
    private final Messages messages;

    JobsApi(Jobs jobs, Messages messages) {
        this.jobs = jobs;
        this.messages = messages;
    }

    /** @param next what {@code after} must be to see further rows; absent when these are all so far */
    record Answer(
            UUID id,
            String kind,
            JobState state,
            int done,
            int total,
            List<JsonNode> rows,
            @JsonInclude(JsonInclude.Include.NON_NULL) String next,
            @JsonInclude(JsonInclude.Include.NON_NULL) Failure failure) {}

    record Failure(String code, String detail) {}

    @GetMapping
    Answer watch(@PathVariable UUID id, @RequestParam(defaultValue = "0") int after, Asker asker, Locale locale) {
        var job = jobs.find(asker.districtId(), asker.staffId(), id);
        var rows = jobs.rows(asker.districtId(), asker.staffId(), id, after);
        var failure = job.failure()
                .map(why -> new Failure(
                        why.code(),
                        messages.text(
                                locale, "refusal." + why.code(), why.args().toArray())));
        return new Answer(
                id,
                job.kind(),
                job.state(),
                job.done(),
                job.total(),
                rows.rows(),
                rows.more() ? String.valueOf(rows.last()) : null,
                failure.orElse(null));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable UUID id, Asker asker) {
        jobs.cancel(asker.districtId(), asker.staffId(), id);
    }
}
