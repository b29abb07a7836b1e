package org.shanzhi.matter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shanzhi.kernel.jobs.JobView;

/**
 * A list that was taken out, or is being.
 *
 * @param list address of the list it was made of
 * @param words what for, as it was typed
 * @param matters how many are in the file; null until it is whole
 * @param file whether it can still be fetched
 * @param until when the file goes; null while there is none
 * @param fields what it shows in clear; empty for a masked list
 * @param allowed whether a second person has allowed what is in clear
 * @param job how far it is; empty once that is forgotten, and for whoever did not start it
 */
public record ExportSheet(
        UUID id,
        int madeBy,
        int unit,
        ExportFormat format,
        String list,
        ExportPurpose purpose,
        String words,
        Integer matters,
        boolean file,
        Instant createdAt,
        Instant until,
        Optional<JobView> job,
        List<PartyField> fields,
        boolean allowed) {
    public boolean working() {
        return job.filter(view -> !view.state().over()).isPresent();
    }
}
