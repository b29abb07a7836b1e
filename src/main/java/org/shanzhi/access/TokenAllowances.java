package org.shanzhi.access;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.shanzhi.access.store.AllowanceStore;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.policy.Appointments;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.DistrictRoles;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a token comes to be: an administrator allows it, for whom, what for, with which rights and until when; the owner of the
 * account picks it up, and nobody else ever sees it. So no administrator can act as somebody else.
 */
@Component
public class TokenAllowances {
    private static final String OWN = "whoever was allowed a token picks up his own";

    private final AllowanceStore store;
    private final Tokens tokens;
    private final Appointments appointments;
    private final DistrictRoles districtRoles;
    private final OwnAccount own;
    private final AccessLog log;
    private final Clock clock;

    TokenAllowances(
            AllowanceStore store,
            Tokens tokens,
            Appointments appointments,
            DistrictRoles districtRoles,
            OwnAccount own,
            AccessLog log,
            Clock clock) {
        this.store = store;
        this.tokens = tokens;
        this.appointments = appointments;
        this.districtRoles = districtRoles;
        this.own = own;
        this.log = log;
        this.clock = clock;
    }

    /** The rights of an account, of which a token can be given some. @throws Refused when there is no such usable account */
    @Needs(Permission.MANAGE_TOKENS)
    public Set<Permission> rights(Caller caller, String username) {
        return rights(tokens.usable(caller, username));
    }

    /**
     * Allows a token. Not idempotent.
     *
     * @throws Invalid when purpose, days or rights are missing, or the account's owner holds one of the rights not
     * @throws Refused when there is no such usable account in the caller's district, or it is the caller's own
     */
    @Needs(Permission.MANAGE_TOKENS)
    public TokenAllowance allow(Caller caller, TokenGrant wanted) {
        Instant end = tokens.end(wanted.purpose(), "purpose", wanted.days());
        Account account = tokens.usable(caller, wanted.username());
        if (account.staffId() == caller.staffId()) throw new Refused(AccessRefusal.NOT_YOUR_OWN_TOKEN);
        if (wanted.rights().isEmpty()) throw new Invalid("rights", AccessRefusal.TOKEN_RIGHTS_MISSING);
        if (!rights(account).containsAll(wanted.rights())) {
            throw new Invalid("rights", AccessRefusal.TOKEN_RIGHTS_NOT_HELD, account.username());
        }
        var allowance = new TokenAllowance(
                UUID.randomUUID(),
                account.district(),
                account.id(),
                account.username(),
                wanted.purpose().strip(),
                wanted.rights(),
                now(),
                caller.staffId(),
                end,
                null,
                null);
        store.insert(allowance);
        note(caller, "ALLOW_TOKEN", allowance);
        return allowance;
    }

    /** Those of the district that nobody has picked up yet, the newest first. */
    @Needs(Permission.MANAGE_TOKENS)
    public List<TokenAllowance> waiting(Caller caller) {
        return store.waiting(caller.district(), now());
    }

    /** Takes back what was not picked up yet; a token that was is revoked instead. Idempotent. */
    @Needs(Permission.MANAGE_TOKENS)
    public void withdraw(Caller caller, UUID id) {
        TokenAllowance allowance = store.byId(caller.district(), id).orElseThrow(() -> new NotFound("allowance"));
        store.withdraw(caller.district(), id, now());
        note(caller, "WITHDRAW_TOKEN", allowance);
    }

    /** What the caller can pick up. */
    @Needs(open = OWN)
    public List<TokenAllowance> mine(Caller caller) {
        return store.waiting(caller.district(), own.of(caller).id(), now());
    }

    /**
     * The token itself, shown this once. Not idempotent: an allowance is good for one.
     *
     * @throws NotFound when the caller was allowed no such token, it was picked up, or taken back
     */
    @Transactional
    @Needs(open = OWN)
    public IssuedToken pickUp(Caller caller, UUID id) {
        Account account = own.of(caller);
        TokenAllowance allowance = store.byId(caller.district(), id)
                .filter(found -> found.accountId() == account.id())
                .filter(found -> store.pickUp(found, now()))
                .orElseThrow(() -> new NotFound("allowance"));
        return tokens.pickedUp(caller, account, allowance);
    }

    /** Whatever he may do today, in whichever of his units he acts. */
    private Set<Permission> rights(Account account) {
        var roles = appointments.of(account.district(), account.staffId()).stream()
                .flatMap(appointed -> appointed.posts().stream())
                .map(Appointments.Appointment::role)
                .toList();
        return districtRoles.of(account.district()).grants(roles).keySet();
    }

    private void note(Caller caller, String did, TokenAllowance allowance) {
        log.note(
                caller,
                did,
                Map.of(
                        "allowance", allowance.id().toString(),
                        "account", String.valueOf(allowance.accountId()),
                        "rights", String.valueOf(allowance.rights().size())));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
