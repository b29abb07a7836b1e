package org.shanzhi.console.staff;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.shanzhi.access.Account;
import org.shanzhi.access.Approval;
import org.shanzhi.access.ApprovalKind;
import org.shanzhi.console.people.AppointmentApproval;
import org.shanzhi.console.staff.ShownStaff.AccountState;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Post;
import org.shanzhi.org.Staff;
import org.shanzhi.org.Tier;
import org.shanzhi.org.Unit;
import org.shanzhi.policy.DistrictRoles;
import org.shanzhi.policy.Role;
import org.springframework.stereotype.Component;

/** Staff, posts, roles and units in the words of a page. */
@Component
class StaffWords {
    private final Organisation organisation;
    private final AppointmentApproval appointments;
    private final DistrictRoles roles;
    private final Clock clock;

    StaffWords(Organisation organisation, AppointmentApproval appointments, DistrictRoles roles, Clock clock) {
        this.organisation = organisation;
        this.appointments = appointments;
        this.roles = roles;
        this.clock = clock;
    }

    ShownStaff inList(int district, Staff staff, Account account, Locale locale) {
        return shown(staff, organisation.posts(district, staff.id()), account, district, locale);
    }

    /** With every post ever held. */
    ShownStaff whole(int district, Staff staff, Account account, Locale locale) {
        return shown(staff, organisation.everyPost(district, staff.id()), account, district, locale);
    }

    private ShownStaff shown(Staff staff, List<Post> posts, Account account, int district, Locale locale) {
        var words = posts.stream()
                .map(post -> {
                    Unit unit = organisation.unit(district, post.unitId());
                    return new ShownPost(
                            post,
                            unit.name(),
                            unit.code(),
                            roles.label(district, post.role(), locale),
                            post.heldOn(today()));
                })
                .toList();
        return new ShownStaff(staff, staff.servesOn(today()), words, account, state(account));
    }

    ShownProposal proposed(Approval asked, Locale locale) {
        String what = appointments.told(asked, locale).stream()
                .skip(1)
                .map(ApprovalKind.Told::words)
                .collect(Collectors.joining(" · "));
        return new ShownProposal(what, asked.expiresAt());
    }

    private AccountState state(Account account) {
        if (account == null) return AccountState.NONE;
        if (!account.active()) return AccountState.ENDED;
        if (account.lockedByAdministration()) return AccountState.LOCKED_BY_ADMINISTRATION;
        if (account.lockedAt(clock.instant())) return AccountState.LOCKED;
        return account.mustChangePassword() ? AccountState.ONE_TIME : AccountState.READY;
    }

    /** Roles that a person can be given; the machine's are not among them. */
    List<Choice> roles(int district, Locale locale) {
        return roles.of(district).roles().values().stream()
                .filter(role -> role.group() != Role.Group.MACHINE)
                .map(role -> Choice.of(role.code(), role.label(locale)))
                .toList();
    }

    /** Units to choose from while typing; grids are so many that their code has to be known. */
    List<Unit> units(int district) {
        return organisation.units(district, today()).stream()
                .filter(unit -> unit.tier() != Tier.GRID)
                .toList();
    }

    LocalDate today() {
        return ChinaTime.day(clock.instant());
    }
}
