package org.shanzhi.intake.web;

import java.util.List;
import java.util.Set;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.matter.Kind;
import org.shanzhi.policy.MatterKind;
import org.shanzhi.policy.Outcome;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;

/** With what a matter can be answered on the spot. */
@Component
class AnswerChoices {
    private static final Set<String> NOT_HERE =
            Set.of("CHANNEL_ENTERED", "WITHDRAWN", "UNREACHABLE", "MERGED", "RETURNED_TO_SENDER");
    private final Policies policies;

    AnswerChoices(Policies policies) {
        this.policies = policies;
    }

    /** Those that fit the kind; withdrawing, merging and handing over have actions of their own. */
    List<Choice> outcomes(Kind kind, Page page) {
        return policies.vocabulary().of("case_outcomes").stream()
                .map(Outcome.class::cast)
                .filter(o -> o.kinds().contains(MatterKind.valueOf(kind.name())))
                .filter(o -> !NOT_HERE.contains(o.code()))
                .map(o -> Choice.of(o.code(), o.label(page.locale())))
                .toList();
    }

    List<Choice> replies(Page page) {
        return policies.vocabulary().of("resident_replies").stream()
                .map(r -> Choice.of(r.code(), r.label(page.locale())))
                .toList();
    }
}
