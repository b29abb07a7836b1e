package org.shanzhi.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;

/** Something that two security administrators do together, for tests. */
final class RingTheBell implements ApprovalKind {
    final List<Integer> rungBy = new ArrayList<>();
    volatile String bell = "1";
    volatile boolean cracked;

    @Override
    public String code() {
        return "RING";
    }

    @Override
    public Permission toAsk() {
        return Permission.MANAGE_ROLES;
    }

    @Override
    public Permission toDecide() {
        return Permission.MANAGE_ROLES;
    }

    @Override
    public String subject(int district, Map<String, String> references) {
        return bell;
    }

    @Override
    public List<Refusal> against(Caller asker, Map<String, String> references) {
        return cracked ? List.of(Refusal.of(AccessRefusal.NO_ACCOUNT, "bell")) : List.of();
    }

    @Override
    public synchronized void perform(Caller decider, Caller asker, Approval granted) {
        rungBy.add(decider.staffId());
        if (granted.references().containsKey("breaks")) throw new IllegalStateException("the rope broke");
    }

    @Override
    public List<Told> told(Approval asked, Locale locale) {
        return List.of(new Told("staff.name", asked.references().toString()));
    }
}
