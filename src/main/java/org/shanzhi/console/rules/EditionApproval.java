package org.shanzhi.console.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.shanzhi.access.Approval;
import org.shanzhi.access.ApprovalKind;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.DeadlineEdition;
import org.shanzhi.policy.DeadlineEditions;
import org.shanzhi.policy.Permission;
import org.springframework.stereotype.Component;

/** 发布期限规则: one person drafts an edition of the district's deadlines, another publishes it. */
@Component
class EditionApproval implements ApprovalKind {
    private final DeadlineEditions editions;
    private final EditionWords words;

    EditionApproval(DeadlineEditions editions, EditionWords words) {
        this.editions = editions;
        this.words = words;
    }

    @Override
    public String code() {
        return DeadlineEdition.APPROVAL;
    }

    @Override
    public Permission toAsk() {
        return Permission.PUBLISH_POLICY;
    }

    @Override
    public Permission toDecide() {
        return Permission.PUBLISH_POLICY;
    }

    /** The edition in force: when another came meanwhile, the draft is of something that is no more. */
    @Override
    public String subject(int district, Map<String, String> references) {
        return String.valueOf(editions.inForce(district));
    }

    @Override
    public boolean decides(Caller by, Approval asked) {
        return draft(asked.district(), asked.references()).draftedBy() != by.staffId();
    }

    @Override
    public List<Refusal> against(Caller asker, Map<String, String> references) {
        return editions.against(asker.district(), draft(asker.district(), references));
    }

    @Override
    public void perform(Caller decider, Caller asker, Approval granted) {
        editions.publish(
                decider, draft(granted.district(), granted.references()).edition());
    }

    @Override
    public List<Told> told(Approval asked, Locale locale) {
        DeadlineEdition draft = draft(asked.district(), asked.references());
        var told = new ArrayList<Told>();
        told.add(new Told("editions.edition", String.valueOf(draft.edition())));
        for (RowLine line : words.changes(asked.district(), draft, locale))
            told.add(new Told(
                    "editions.row", line.name() + words.between(locale) + line.before() + " → " + line.after()));
        told.add(new Told("editions.moves", words.moves(draft, locale)));
        return told;
    }

    private DeadlineEdition draft(int district, Map<String, String> references) {
        return editions.edition(district, Integer.parseInt(references.get(DeadlineEdition.REFERENCE)));
    }
}
