package org.shanzhi.access.signin;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.shanzhi.access.AccessKind;
import org.shanzhi.access.AccessLog;
import org.shanzhi.access.Account;
import org.shanzhi.access.store.AccountStore;
import org.shanzhi.access.store.KnownAccounts;
import org.springframework.stereotype.Component;

/** Counts what is tried at an account, be it a password or a code: five wrong ones in a row lock it, whichever they were. */
@Component
class Attempts {
    private final AccountStore accounts;
    private final KnownAccounts known;
    private final AccessLog log;
    private final Clock clock;

    Attempts(AccountStore accounts, KnownAccounts known, AccessLog log, Clock clock) {
        this.accounts = accounts;
        this.known = known;
        this.log = log;
        this.clock = clock;
    }

    /** Counts before anything is compared. Empty when there is no such usable account, or it is locked. */
    Optional<AccountStore.Held> begin(String username, Instant now) {
        return accounts.beginAttempt(username, now);
    }

    /** The password was right, and more is asked for. */
    void halfway(Account account) {
        accounts.halfway(account.id());
        known.changed(account.id());
    }

    /** Everything was right. */
    void succeeded(Account account) {
        accounts.succeeded(account.id());
        known.changed(account.id());
    }

    /** Of an account that cannot be tried now. What administration locked has no session any more, so it was wrong tries. */
    SignInFailure locked(Account account) {
        log.record(AccessKind.SIGN_IN_FAILED, account, Map.of("why", "LOCKED"));
        return accounts.byId(account.id())
                .filter(now -> now.lockedUntil() != null)
                .map(now -> SignInFailure.locked(now.lockedUntil()))
                .orElseGet(() -> SignInFailure.wrong(1));
    }

    /** @param account as it was counted */
    SignInFailure failed(Account account, Map<String, String> detail) {
        boolean locks = account.failures() >= AccountStore.TRIES;
        log.record(locks ? AccessKind.LOCKED : AccessKind.SIGN_IN_FAILED, account, detail);
        known.changed(account.id());
        return locks
                ? SignInFailure.locked(clock.instant().plus(AccountStore.LOCK))
                : SignInFailure.wrong(AccountStore.TRIES - account.failures());
    }
}
