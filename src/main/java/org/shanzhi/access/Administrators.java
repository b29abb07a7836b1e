package org.shanzhi.access;

import org.shanzhi.policy.Appointments;
import org.shanzhi.policy.DistrictRoles;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Role;
import org.springframework.stereotype.Component;

/** Who administers: system, security and audit, three who watch one another. */
@Component
public class Administrators {
    private final Appointments appointments;
    private final DistrictRoles roles;

    Administrators(Appointments appointments, DistrictRoles roles) {
        this.appointments = appointments;
        this.roles = roles;
    }

    /** Whether the owner of an account holds a role of administration today. */
    @Needs(open = "who holds an office is no secret")
    public boolean is(Account account) {
        return appointments.of(account.district(), account.staffId()).stream()
                .flatMap(person -> roles.held(account.district(), person))
                .anyMatch(role -> role.group() == Role.Group.ADMIN);
    }
}
