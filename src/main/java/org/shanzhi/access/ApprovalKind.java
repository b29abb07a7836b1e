package org.shanzhi.access;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;

/**
 * Something that only two people together may do (双人复核): a bean of this type is one kind. Its names are the messages
 * {@code approval.kind.<code>}. {@link Approvals} asks the rights, keeps asker and decider apart and holds the transaction.
 */
public interface ApprovalKind {
    /** Stable: the rows in the database carry it. */
    String code();

    Permission toAsk();

    Permission toDecide();

    /**
     * Which edition of its subject the references mean today. When it is another on the day of the decision, nobody can
     * grant what was asked; empty when the references say it all.
     */
    default String subject(int district, Map<String, String> references) {
        return "";
    }

    /** Whether somebody who holds the right and did not ask answers for this very one. */
    default boolean decides(Caller by, Approval asked) {
        return true;
    }

    /** Why it cannot be done now; asked before it is asked for, and again before it is done. */
    List<Refusal> against(Caller asker, Map<String, String> references);

    /** Does it, in the transaction of the decision. @param asker who asked, with the rights of this moment */
    void perform(Caller decider, Caller asker, Approval granted);

    /** What is asked for, in the words of whoever decides. */
    List<Told> told(Approval asked, Locale locale);

    /** @param key of the message that names it */
    record Told(String key, String words) {}
}
