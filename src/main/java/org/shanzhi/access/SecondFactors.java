package org.shanzhi.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shanzhi.access.factor.CodeSets;
import org.shanzhi.access.factor.SecondFactorRule;
import org.shanzhi.access.factor.Totp;
import org.shanzhi.access.passkey.PasskeyBook;
import org.shanzhi.access.signin.Sessions;
import org.shanzhi.access.store.AccountStore;
import org.shanzhi.access.store.FactorStore;
import org.shanzhi.access.store.KnownAccounts;
import org.shanzhi.access.vault.AccountSecrets;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.springframework.stereotype.Component;

/**
 * The second factor of accounts: a device that shows codes (RFC 6238) and recovery codes for the day it is lost. Everybody
 * looks after his own by browser; a token cannot. An administrator can take another's off, never see or set it. Every change
 * is in the access log.
 */
@Component
public class SecondFactors {
    private static final String OWN = "everybody looks after his own second factor";

    private final FactorStore store;
    private final PasskeyBook passkeys;
    private final CodeSets codes;
    private final AccountStore accounts;
    private final KnownAccounts known;
    private final OwnAccount own;
    private final SecondFactorRule rule;
    private final AccountSecrets secrets;
    private final HelpRules help;
    private final Sessions sessions;
    private final AccessLog log;
    private final Clock clock;

    SecondFactors(
            FactorStore store,
            PasskeyBook passkeys,
            CodeSets codes,
            AccountStore accounts,
            KnownAccounts known,
            OwnAccount own,
            SecondFactorRule rule,
            AccountSecrets secrets,
            HelpRules help,
            Sessions sessions,
            AccessLog log,
            Clock clock) {
        this.store = store;
        this.passkeys = passkeys;
        this.codes = codes;
        this.accounts = accounts;
        this.known = known;
        this.own = own;
        this.rule = rule;
        this.secrets = secrets;
        this.help = help;
        this.sessions = sessions;
        this.log = log;
        this.clock = clock;
    }

    @Needs(open = OWN)
    public MyFactors mine(Caller caller) {
        Account account = own.of(caller);
        var device = store.device(account);
        return new MyFactors(
                rule.requires(account),
                device.map(FactorStore.Device::createdAt).orElse(null),
                device.map(FactorStore.Device::usedAt).orElse(null),
                passkeys.of(account),
                store.codesLeft(account));
    }

    /**
     * A secret for a device; it counts for nothing until {@link #confirm}.
     *
     * @param centre what stands above the code on the device
     */
    @Needs(open = OWN)
    public NewDevice begin(Caller caller, String centre) {
        Account account = own.of(caller);
        return shown(account, secrets.seal(account, secrets.fresh(Totp.SECRET_BYTES)), centre);
    }

    /** The same device again, as after a code that did not fit. */
    @Needs(open = OWN)
    public NewDevice again(Caller caller, byte[] sealed, String centre) {
        return shown(own.of(caller), sealed, centre);
    }

    /**
     * Takes the device on, in place of the one before, once it shows the right code. Not idempotent: the code is taken.
     *
     * @return ten recovery codes, shown this once
     * @throws Invalid when the code does not fit
     */
    @Needs(open = OWN)
    public List<String> confirm(Caller caller, byte[] sealed, String code) {
        Account account = own.of(caller);
        Instant now = clock.instant();
        var step = Totp.step(secrets.open(account, sealed), code, now, 0);
        if (step.isEmpty()) throw new Invalid("code", AccessRefusal.CODE_WRONG);
        store.setDevice(account, new FactorStore.Device(sealed, step.getAsLong(), now, now));
        changed(caller, "SET_UP_DEVICE", account);
        return codes.fresh(account);
    }

    /** Ten new recovery codes; those before are worth nothing any more. Not idempotent. */
    @Needs(open = OWN)
    public List<String> newCodes(Caller caller) {
        Account account = own.of(caller);
        if (!account.secondFactor()) throw new Refused(AccessRefusal.NO_SECOND_FACTOR);
        log(caller, "NEW_RECOVERY_CODES", account);
        return codes.fresh(account);
    }

    /**
     * Gives the device up. Idempotent.
     *
     * @throws Refused when a role asks for a second factor and there is no other
     */
    @Needs(open = OWN)
    public void removeDevice(Caller caller) {
        Account account = own.of(caller);
        if (!mine(caller).mayRemoveDevice()) throw new Refused(AccessRefusal.SECOND_FACTOR_REQUIRED);
        store.removeDevice(account);
        changed(caller, "REMOVE_DEVICE", account);
    }

    /**
     * Takes everything off that somebody has lost, ends the account's sessions, and has its owner told at the next sign-in,
     * who then sets it up anew if a role asks for it. Idempotent.
     *
     * @throws Refused when it is the caller's own, {@code ADMINISTRATOR_BY_CONSOLE}, {@code HELPED_ALREADY}
     * @throws NotFound when the district has no such account
     */
    @Needs(Permission.MANAGE_STAFF)
    public void reset(Caller caller, int accountId) {
        Account account = accounts.of(caller.district(), accountId);
        if (account.staffId() == caller.staffId()) throw new Refused(AccessRefusal.NOT_YOUR_OWN_FACTOR);
        HelpRules.hold(caller, help.againstFactor(caller, account));
        if (!account.secondFactor()) throw new Refused(AccessRefusal.NO_SECOND_FACTOR);
        store.removeAll(account, clock.instant());
        changed(caller, "RESET_SECOND_FACTOR", account);
        sessions.endAll(account);
    }

    /** What is against {@link #reset} now; empty when it can be done. */
    @Needs(Permission.MANAGE_STAFF)
    public Optional<Refusal> againstReset(Caller caller, Account account) {
        return help.againstFactor(caller, account);
    }

    /** The owner has read that it was reset. Idempotent. */
    @Needs(open = OWN)
    public void told(Caller caller) {
        Account account = own.of(caller);
        store.told(account);
        known.changed(account.id());
    }

    private NewDevice shown(Account account, byte[] sealed, String centre) {
        byte[] secret = secrets.open(account, sealed);
        return new NewDevice(sealed, Totp.uri(centre, account.username(), secret), Totp.typed(secret));
    }

    private void changed(Caller caller, String did, Account account) {
        known.changed(account.id());
        log(caller, did, account);
    }

    private void log(Caller caller, String did, Account account) {
        log.note(caller, did, Map.of("account", String.valueOf(account.id())));
    }
}
