package org.shanzhi.console.people;

import java.util.List;
import org.shanzhi.access.Approval;
import org.shanzhi.access.ApprovalMoved;
import org.shanzhi.access.ApprovalState;
import org.shanzhi.notify.NewNotice;
import org.shanzhi.notify.Notices;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells those who may decide that something waits, and who asked what has become of it. */
@Component
class TellOfApprovals {
    private static final String PAGE = "/admin/approvals";

    private final Notices notices;

    TellOfApprovals(Notices notices) {
        this.notices = notices;
    }

    /** In the transaction of the step, so that nobody is told what did not happen. */
    @EventListener
    void moved(ApprovalMoved moved) {
        Approval approval = moved.approval();
        String key = "approval/" + approval.id() + "/" + approval.state();
        List<NewNotice> messages = moved.deciders().stream()
                .map(staff -> new NewNotice(staff, "APPROVAL_ASKED", List.of(approval.expiresAt()), PAGE, key))
                .toList();
        if (approval.state() != ApprovalState.OPEN && approval.state() != ApprovalState.WITHDRAWN) {
            String code = "APPROVAL_" + approval.state();
            messages = List.of(new NewNotice(approval.askedBy(), code, List.of(), PAGE + "?tab=mine", key));
        }
        notices.send(approval.district(), messages);
    }
}
