package org.shanzhi.access;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shanzhi.access.password.PasswordAge;
import org.shanzhi.access.password.PasswordRules;
import org.shanzhi.access.password.Passwords;
import org.shanzhi.access.store.AccountStore;
import org.shanzhi.access.store.KnownAccounts;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.springframework.stereotype.Component;

/**
 * Accounts: made for members of staff, locked, unlocked, ended. Nobody sees a password: what is handed out works once, and
 * its owner then chooses another. Every change is in the access log.
 */
@Component
public class Accounts {
    private final AccountStore store;
    private final KnownAccounts known;
    private final Passwords passwords;
    private final PasswordAge age;
    private final OwnAccount own;
    private final HelpRules help;
    private final EndsSessions sessions;
    private final AccessLog log;
    private final Clock clock;

    Accounts(
            AccountStore store,
            KnownAccounts known,
            Passwords passwords,
            PasswordAge age,
            OwnAccount own,
            HelpRules help,
            EndsSessions sessions,
            AccessLog log,
            Clock clock) {
        this.store = store;
        this.known = known;
        this.passwords = passwords;
        this.age = age;
        this.own = own;
        this.help = help;
        this.sessions = sessions;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Makes accounts, hashing on all processors: about sixty in a few seconds. Not idempotent.
     *
     * @return in the order asked for
     * @throws Invalid when a given password is refused by the rules
     * @throws Refused when the user name or the member of staff has an account already
     */
    @Needs(Permission.MANAGE_STAFF)
    public List<CreatedAccount> create(Caller caller, List<NewAccount> wanted) {
        for (NewAccount one : wanted)
            if (one.password() != null) refuseWeak("password", one.password(), one.username());
        record Prepared(NewAccount wanted, String oneTime, String hash) {}
        List<Prepared> prepared = wanted.parallelStream()
                .map(one -> {
                    String oneTime = one.password() == null ? passwords.oneTime() : null;
                    return new Prepared(one, oneTime, passwords.hash(oneTime == null ? one.password() : oneTime));
                })
                .toList();
        var created = new ArrayList<CreatedAccount>();
        for (Prepared one : prepared) {
            Instant chosen = one.oneTime == null ? now() : null;
            Account account = store.insert(
                            caller.district(), one.wanted.staffId(), one.wanted.username(), one.hash, chosen)
                    .orElseThrow(() -> new Refused(AccessRefusal.ACCOUNT_EXISTS, one.wanted.username()));
            log(caller, "CREATE_ACCOUNT", account);
            created.add(new CreatedAccount(account, one.oneTime));
        }
        return created;
    }

    /** One account with a one-time password; see {@link #create(Caller, List)}. */
    @Needs(Permission.MANAGE_STAFF)
    public CreatedAccount create(Caller caller, int staffId, String username) {
        return create(caller, List.of(new NewAccount(staffId, username, null))).getFirst();
    }

    /**
     * Replaces a forgotten password by a one-time one, ends every session of the account and unlocks it after wrong
     * passwords. Not idempotent.
     *
     * @return the password, to be told once
     * @throws NotFound when the district has no such account
     * @throws Refused {@code ADMINISTRATOR_BY_CONSOLE}, {@code HELPED_ALREADY}
     */
    @Needs(Permission.MANAGE_STAFF)
    public String resetPassword(Caller caller, int accountId) {
        Account account = store.of(caller.district(), accountId);
        HelpRules.hold(caller, help.againstPassword(caller, account));
        String before = store.heldById(accountId).orElseThrow().hash();
        String oneTime = passwords.oneTime();
        store.setPassword(accountId, passwords.hash(oneTime), null);
        age.replaced(account, before, now());
        if (!account.lockedByAdministration()) store.lock(accountId, null);
        sessions.endAll(account);
        changed(caller, "RESET_PASSWORD", account);
        return oneTime;
    }

    /** What is against {@link #resetPassword} now; empty when it can be done. */
    @Needs(Permission.MANAGE_STAFF)
    public Optional<Refusal> againstReset(Caller caller, Account account) {
        return help.againstPassword(caller, account);
    }

    /** Sets a password that was chosen elsewhere, as on the console of the server. {@link #resetPassword} otherwise. */
    @Needs(Permission.MANAGE_STAFF)
    public void setPassword(Caller caller, int accountId, String password) {
        Account account = store.of(caller.district(), accountId);
        HelpRules.hold(caller, help.againstPassword(caller, account));
        refuseWeak("password", password, account.username());
        store.setPassword(accountId, passwords.hash(password), now());
        sessions.endAll(account);
        changed(caller, "SET_PASSWORD", account);
    }

    /**
     * Chooses one's own password. Other sessions of the account end. Not idempotent: the old password changes.
     *
     * @param accountId that of the session; the caller's own
     * @throws Invalid when the old password is wrong, or the new one is refused by the rules or the same
     */
    @Needs(open = "everybody chooses his own password, and has to know the old one")
    public Account changeOwnPassword(Caller caller, String old, String chosen) {
        Account account = own.of(caller);
        String hash = store.heldById(account.id()).orElseThrow().hash();
        if (!passwords.fits(old, hash)) throw new Invalid("old", AccessRefusal.PASSWORD_OLD_WRONG);
        if (old.equals(chosen)) throw new Invalid("chosen", AccessRefusal.PASSWORD_SAME);
        refuseWeak("chosen", chosen, account.username());
        if (age.usedBefore(account, chosen)) {
            throw new Invalid("chosen", AccessRefusal.PASSWORD_USED_BEFORE, PasswordAge.REMEMBERED);
        }
        store.setPassword(account.id(), passwords.hash(chosen), now());
        age.replaced(account, hash, now());
        changed(caller, "CHANGE_OWN_PASSWORD", account);
        return store.byId(account.id()).orElseThrow();
    }

    /**
     * Locks an account until somebody unlocks it; sessions and tokens stop working at once here and within five seconds on
     * other nodes. Idempotent.
     *
     * @throws Refused when it is the caller's own
     */
    @Needs(Permission.MANAGE_STAFF)
    public void lock(Caller caller, int accountId) {
        Account account = notOneself(caller, store.of(caller.district(), accountId));
        store.lock(accountId, Account.BY_ADMINISTRATION);
        changed(caller, "LOCK", account);
    }

    /** Takes a lock off, whoever set it. Idempotent. */
    @Needs(Permission.MANAGE_STAFF)
    public void unlock(Caller caller, int accountId) {
        Account account = store.of(caller.district(), accountId);
        store.lock(accountId, null);
        changed(caller, "UNLOCK", account);
    }

    /**
     * Ends an account for good, as when somebody leaves; its name is never given again. Idempotent.
     *
     * @throws Refused when it is the caller's own
     */
    @Needs(Permission.MANAGE_STAFF)
    public void deactivate(Caller caller, int accountId) {
        Account account = notOneself(caller, store.of(caller.district(), accountId));
        store.setActive(accountId, false);
        changed(caller, "DEACTIVATE", account);
    }

    /** The accounts of these members of staff, by staff id; who has none is missing. */
    @Needs(Permission.MANAGE_STAFF)
    public Map<Integer, Account> ofStaff(Caller caller, Collection<Integer> staffIds) {
        return store.ofStaff(caller.district(), staffIds).stream()
                .collect(Collectors.toMap(Account::staffId, account -> account));
    }

    private static void refuseWeak(String field, String password, String username) {
        PasswordRules.refuse(password, username).ifPresent(code -> {
            throw new Invalid(field, code);
        });
    }

    private static Account notOneself(Caller caller, Account account) {
        if (account.staffId() == caller.staffId()) throw new Refused(AccessRefusal.NOT_YOURSELF);
        return account;
    }

    private void changed(Caller caller, String did, Account account) {
        known.changed(account.id());
        log(caller, did, account);
    }

    private void log(Caller caller, String did, Account account) {
        log.note(caller, did, Map.of("account", String.valueOf(account.id())));
    }

    /** As exactly as the database keeps it, so that a session begun at this very moment is not older than the password. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
