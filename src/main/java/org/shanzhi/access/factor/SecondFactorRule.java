package org.shanzhi.access.factor;

import org.shanzhi.access.Account;
import org.shanzhi.kernel.start.CannotStart;
import org.shanzhi.kernel.start.StartRefusal;
import org.shanzhi.policy.Appointments;
import org.shanzhi.policy.DistrictRoles;
import org.shanzhi.policy.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Who must have a second factor (GB/T 22239: two factors, one of them cryptographic): holders of the roles that the policy
 * marks with {@code second_factor}. The setting {@code shanzhi.second-factor} is {@code by-role} everywhere,
 * {@code offered} nowhere; without it the policy holds except where people are invented.
 */
@Component
public class SecondFactorRule {
    private static final String BY_ROLE = "by-role";
    private static final String OFFERED = "offered";

    private final String setting;
    private final Appointments appointments;
    private final DistrictRoles roles;

    SecondFactorRule(
            @Value("${shanzhi.second-factor:}") String setting, Appointments appointments, DistrictRoles roles) {
        this.setting = setting.strip();
        this.appointments = appointments;
        this.roles = roles;
        if (!this.setting.isEmpty() && !this.setting.equals(BY_ROLE) && !this.setting.equals(OFFERED)) {
            throw new CannotStart(StartRefusal.SECOND_FACTOR_UNKNOWN, setting);
        }
    }

    /** Asked with every request of a browser, so from memory. */
    public boolean requires(Account account) {
        boolean offered = setting.isEmpty() ? appointments.invented(account.district()) : setting.equals(OFFERED);
        return !offered
                && appointments.of(account.district(), account.staffId()).stream()
                        .flatMap(person -> roles.held(account.district(), person))
                        .anyMatch(Role::secondFactor);
    }
}
