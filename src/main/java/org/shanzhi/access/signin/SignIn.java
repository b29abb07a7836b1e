package org.shanzhi.access.signin;

import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.shanzhi.access.AccessKind;
import org.shanzhi.access.AccessLog;
import org.shanzhi.access.Account;
import org.shanzhi.access.password.Passwords;
import org.shanzhi.access.store.AccountStore;
import org.shanzhi.policy.Appointments;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Compares name and password. A stranger cannot tell from the answer or from its time whether a name exists: an unknown
 * name costs a hash and is locked after five tries as well. Locked accounts are not compared at all.
 */
@Component
class SignIn implements AuthenticationProvider {
    private static final Map<String, String> NO_DETAIL = Map.of();

    private final AccountStore accounts;
    private final Attempts attempts;
    private final UnknownNames unknownNames;
    private final Passwords passwords;
    private final Appointments appointments;
    private final AccessLog log;
    private final Clock clock;

    SignIn(
            AccountStore accounts,
            Attempts attempts,
            UnknownNames unknownNames,
            Passwords passwords,
            Appointments appointments,
            AccessLog log,
            Clock clock) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.unknownNames = unknownNames;
        this.passwords = passwords;
        this.appointments = appointments;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        try {
            return authenticate(name(attempt.getName()), (String) attempt.getCredentials());
        } catch (Passwords.TooManyAtOnce e) {
            throw SignInFailure.busy();
        }
    }

    private Authentication authenticate(String name, String password) {
        Instant now = clock.instant();
        Optional<AccountStore.Held> held = attempts.begin(name, now);
        if (held.isEmpty()) throw shut(name, password, now);
        Account account = held.get().account();
        if (!passwords.fits(password, held.get().hash())) throw attempts.failed(account, NO_DETAIL);
        if (account.secondFactor()) attempts.halfway(account);
        else attempts.succeeded(account);
        if (appointments.of(account.district(), account.staffId()).isEmpty()) {
            log.record(AccessKind.SIGN_IN_FAILED, account, Map.of("why", "SERVES_NO_MORE"));
            throw SignInFailure.wrong(AccountStore.TRIES);
        }
        if (passwords.outdated(held.get().hash())) accounts.rehash(account.id(), passwords.hash(password));
        log.record(account.secondFactor() ? AccessKind.PASSWORD_RIGHT : AccessKind.SIGN_IN, account, NO_DETAIL);
        return UsernamePasswordAuthenticationToken.authenticated(
                SignedIn.byBrowser(account.id(), now.getEpochSecond()), null, List.of());
    }

    /**
     * Locked, ended, or nobody's. That wrong passwords locked it is told to everybody, since an unknown name answers the
     * same; that administration did, only to whoever knows the password.
     */
    private SignInFailure shut(String name, String password, Instant now) {
        Optional<AccountStore.Held> held =
                accounts.byUsername(name).filter(found -> found.account().active());
        Optional<Account> account = held.map(AccountStore.Held::account);
        boolean byAdministration =
                account.filter(Account::lockedByAdministration).isPresent();
        if (account.isPresent() && !byAdministration && account.get().lockedAt(now)) {
            log.record(AccessKind.SIGN_IN_FAILED, account.get(), Map.of("why", "LOCKED"));
            return SignInFailure.locked(account.get().lockedUntil());
        }
        Instant until = unknownNames.lockedUntil(name, now);
        if (until != null) return SignInFailure.locked(until);
        boolean fits = passwords.fits(password, byAdministration ? held.get().hash() : null);
        if (account.isPresent()) log.record(AccessKind.SIGN_IN_FAILED, account.get(), Map.of("why", "LOCKED"));
        else log.recordUnknown(AccessKind.SIGN_IN_FAILED, Map.of("why", "UNKNOWN_NAME"));
        if (fits) return SignInFailure.lockedByAdministration();
        int failures = unknownNames.failed(name, now);
        return failures >= AccountStore.TRIES
                ? SignInFailure.locked(now.plus(AccountStore.LOCK))
                : SignInFailure.wrong(AccountStore.TRIES - failures);
    }

    /** As people type it: with blanks around it, in capitals, in full width. */
    private static String name(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
