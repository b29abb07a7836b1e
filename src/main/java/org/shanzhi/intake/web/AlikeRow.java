package org.shanzhi.intake.web;

import java.time.Instant;
import java.util.List;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.matter.DuplicateReason;
import org.shanzhi.matter.Duplicates.Candidate;
import org.shanzhi.policy.Policies;

/** A matter that may be what the clerk is typing. */
public record AlikeRow(String number, String title, String state, Instant registeredAt, List<DuplicateReason> why) {
    static AlikeRow of(Candidate one, Policies policies, Page page) {
        var line = one.line();
        return new AlikeRow(
                line.number(),
                line.title(),
                policies.label("case_states", line.state().name(), page.locale()),
                line.registeredAt(),
                one.why());
    }
}
