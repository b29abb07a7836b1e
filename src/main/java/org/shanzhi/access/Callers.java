package org.shanzhi.access;

import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.shanzhi.access.signin.SignedIn;
import org.shanzhi.access.store.KnownAccounts;
import org.shanzhi.policy.Appointments;
import org.shanzhi.policy.Appointments.Appointed;
import org.shanzhi.policy.Appointments.Appointment;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.DistrictRoles;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Role;
import org.shanzhi.policy.RoleScope;
import org.shanzhi.policy.Roles;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Makes a {@link Caller} of whoever is signed in, from today's posts and roles, anew for every request.
 *
 * <p>Somebody with posts in several units acts in one of them at a time. A role that reaches only its own unit counts in
 * that unit alone: the head of one unit is not the head of another where he is a handler. Roles that reach further count
 * wherever he acts.
 */
@Component
public class Callers {
    /** How the client id of a program begins; that of a browser is the account. */
    public static final String TOKEN = "token:";

    private static final String WHY = "says who somebody is; what he may do is asked of the answer";
    private static final Set<RoleScope> OF_ONE_UNIT = Set.of(RoleScope.UNIT, RoleScope.OWN_REFERRALS);

    private final KnownAccounts accounts;
    private final Appointments appointments;
    private final DistrictRoles districtRoles;

    Callers(KnownAccounts accounts, Appointments appointments, DistrictRoles districtRoles) {
        this.accounts = accounts;
        this.appointments = appointments;
        this.districtRoles = districtRoles;
    }

    /**
     * @return empty when nobody is signed in, a second factor is still to be shown, the account was ended or locked, or its
     *     owner serves no more
     */
    @Needs(open = WHY)
    public Optional<Caller> of(Principal principal) {
        return signedIn(principal)
                .flatMap(who -> accounts.byId(who.accountId())
                        .filter(account -> account.usable() && !who.owesSecond(account))
                        .flatMap(account -> appointments
                                .of(account.district(), account.staffId())
                                .map(appointed -> caller(who, account, appointed))));
    }

    /** The account that is signed in, whatever it may do. */
    @Needs(open = WHY)
    public Optional<Account> account(Principal principal) {
        return signedIn(principal).flatMap(who -> accounts.byId(who.accountId()));
    }

    /** The program itself in a role, as for a job or a command at the server's console. */
    @Needs(open = WHY)
    public Caller program(int district, String role) {
        return new Caller(
                district,
                Caller.Kind.SYSTEM,
                0,
                role,
                0,
                Set.of(role),
                districtRoles.of(district).grants(List.of(role)),
                "");
    }

    /**
     * A member of staff with today's rights, for whom the program goes on with work that was begun, or whom a command at the
     * server's console acts for. Without an account, because nobody signs in.
     *
     * @param unitId in which the person acts; another of the person's units when the post there has ended
     * @return empty when nobody of that number serves today
     */
    @Needs(open = WHY)
    public Optional<Caller> onBehalf(int district, int staffId, int unitId) {
        return appointments.of(district, staffId).map(appointed -> {
            int unit = unit(unitId, appointed.posts());
            Roles known = districtRoles.of(district);
            var roles = roles(known, unit, appointed.posts());
            return new Caller(
                    district,
                    Caller.Kind.STAFF,
                    staffId,
                    appointed.name(),
                    unit,
                    Set.copyOf(roles),
                    known.grants(roles),
                    "",
                    appointments.standsInFor(district, staffId, unit));
        });
    }

    /** The same, of somebody whose account is in use: for what a person left open outside the program. */
    @Needs(open = WHY)
    public Optional<Caller> withAccount(int district, int staffId, int unitId) {
        return accounts.ofStaff(district, staffId)
                .filter(Account::usable)
                .flatMap(account -> onBehalf(district, staffId, unitId));
    }

    /** A member of staff in each of the units of today's posts, in one after the other. */
    @Needs(open = WHY)
    public Stream<Caller> inAnyUnit(int district, Appointed person) {
        return person.posts().stream()
                .map(Appointment::unitId)
                .distinct()
                .flatMap(unit -> onBehalf(district, person.staffId(), unit).stream());
    }

    private Caller caller(SignedIn who, Account account, Appointed appointed) {
        int unit = unit(who.unitId(), appointed.posts());
        Roles known = districtRoles.of(account.district());
        var roles = roles(known, unit, appointed.posts());
        return new Caller(
                account.district(),
                kind(who, known, roles),
                account.staffId(),
                appointed.name(),
                unit,
                Set.copyOf(roles),
                granted(who, known, roles),
                who.byToken() ? TOKEN + who.token() : "account:" + account.id(),
                appointments.standsInFor(account.district(), account.staffId(), unit));
    }

    /** A token carries what it was given and its owner still holds. */
    private static Map<Permission, RoleScope> granted(SignedIn who, Roles known, List<String> roles) {
        Map<Permission, RoleScope> grants = known.grants(roles);
        if (who.rights() != null) grants.keySet().retainAll(who.rights());
        return grants;
    }

    private static List<String> roles(Roles known, int unit, List<Appointment> posts) {
        var roles = new ArrayList<String>();
        for (Appointment post : posts) {
            Role role = known.roles().get(post.role());
            if (role != null && (post.unitId() == unit || !OF_ONE_UNIT.contains(role.scope()))) roles.add(role.code());
        }
        return roles;
    }

    private static int unit(int wanted, List<Appointment> posts) {
        boolean chosen = posts.stream().anyMatch(post -> post.unitId() == wanted);
        if (chosen) return wanted;
        return posts.isEmpty() ? 0 : posts.getFirst().unitId();
    }

    private static Caller.Kind kind(SignedIn who, Roles known, List<String> roles) {
        boolean resident = !roles.isEmpty()
                && roles.stream().allMatch(role -> known.roles().get(role).group() == Role.Group.RESIDENT);
        if (resident) return Caller.Kind.RESIDENT;
        return who.byToken() ? Caller.Kind.CLIENT : Caller.Kind.STAFF;
    }

    private static Optional<SignedIn> signedIn(Principal principal) {
        return switch (principal) {
            case SignedIn who -> Optional.of(who);
            case Authentication authentication
            when authentication.getPrincipal() instanceof SignedIn who -> Optional.of(who);
            case null, default -> Optional.empty();
        };
    }
}
