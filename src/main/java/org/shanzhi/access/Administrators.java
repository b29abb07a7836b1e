package org.shanzhi.access;

import org.shanzhi.kernel.Forbidden;
import org.shanzhi.kernel.Refused;
import org.shanzhi.policy.Appointments;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.DistrictRoles;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Role;
import org.springframework.stereotype.Component;

/**
 * Whoever administers is helped back into an account at the server's console only. Else one administrator could become
 * another by resetting what the other signs in with, and decide what takes two people.
 */
@Component
public class Administrators {
    private final Appointments appointments;
    private final DistrictRoles roles;

    Administrators(Appointments appointments, DistrictRoles roles) {
        this.appointments = appointments;
        this.roles = roles;
    }

    /** Whether the owner holds a role of administration today. */
    @Needs(open = "who holds an office is no secret")
    public boolean is(Account account) {
        return appointments.of(account.district(), account.staffId()).stream()
                .flatMap(appointed -> appointed.posts().stream())
                .map(post -> roles.of(account.district()).roles().get(post.role()))
                .anyMatch(role -> role != null && role.group() == Role.Group.ADMIN);
    }

    /**
     * @throws Forbidden when a program asks by a token
     * @throws Refused when the account is an administrator's, and not the console asks
     */
    void mayHelp(Caller by, Account account) {
        if (by.kind() == Caller.Kind.CLIENT) throw new Forbidden("SIGN_IN");
        if (by.kind() != Caller.Kind.SYSTEM && is(account)) throw new Refused(AccessRefusal.ADMINISTRATOR_BY_CONSOLE);
    }
}
