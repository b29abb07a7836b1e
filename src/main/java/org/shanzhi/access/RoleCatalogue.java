package org.shanzhi.access;

import java.util.List;
import java.util.Map;
import org.shanzhi.access.approval.RoleApproval;
import org.shanzhi.policy.Appointments;
import org.shanzhi.policy.Appointments.Appointed;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.DistrictRoles;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.NewRole;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.Role;
import org.shanzhi.policy.RoleEdition;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Which role may do what, for those who answer for it. Built-in roles are policy; composed ones are drafted by one security
 * administrator and confirmed by another.
 */
@Component
public class RoleCatalogue {
    private final Policies policies;
    private final DistrictRoles roles;
    private final Appointments appointments;
    private final Approvals approvals;
    private final TransactionOperations transactions;

    RoleCatalogue(
            Policies policies,
            DistrictRoles roles,
            Appointments appointments,
            Approvals approvals,
            TransactionOperations transactions) {
        this.policies = policies;
        this.roles = roles;
        this.appointments = appointments;
        this.approvals = approvals;
        this.transactions = transactions;
    }

    /** Every built-in role with its rights, in the order of the policy. */
    @Needs(Permission.MANAGE_ROLES)
    public List<Role> roles(Caller caller) {
        return List.copyOf(policies.roles().roles().values());
    }

    /** Every composed role as it is in force, or as it was when it was ended. */
    @Needs(Permission.MANAGE_ROLES)
    public List<RoleEdition> composed(Caller caller) {
        return roles.composed(caller.district());
    }

    /** Who holds a role today. */
    @Needs(Permission.MANAGE_ROLES)
    public List<Appointed> holders(Caller caller, String code) {
        return appointments.holding(caller.district(), code);
    }

    /**
     * Drafts a role and asks for its confirmation, both or neither.
     *
     * @throws org.shanzhi.kernel.Invalid as {@link DistrictRoles#draft} and {@link Approvals#ask}
     * @throws org.shanzhi.kernel.Refused likewise
     */
    @Needs(Permission.MANAGE_ROLES)
    public Approval propose(Caller caller, NewRole wanted, String reason) {
        return transactions.execute(transaction -> ask(caller, roles.draft(caller, wanted), reason));
    }

    /** Asks that a composed role grants nothing any more, see {@link DistrictRoles#draftEnd}. */
    @Needs(Permission.MANAGE_ROLES)
    public Approval proposeEnd(Caller caller, String code, String reason) {
        return transactions.execute(transaction -> ask(caller, roles.draftEnd(caller, code), reason));
    }

    private Approval ask(Caller caller, RoleEdition draft, String reason) {
        var references = Map.of(RoleApproval.ROLE, draft.code(), RoleApproval.EDITION, String.valueOf(draft.edition()));
        return approvals.ask(caller, RoleApproval.CODE, references, reason);
    }
}
