package org.shanzhi.access.signin;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.shanzhi.access.AccessKind;
import org.shanzhi.access.AccessLog;
import org.shanzhi.access.Account;
import org.shanzhi.access.passkey.Ceremonies;
import org.shanzhi.access.store.AccountStore;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.policy.Appointments;
import org.springframework.stereotype.Component;

/** Signing in by passkey. A wrong answer counts like a wrong password, of whomever it claims to be. */
@Component
class PasskeyStep {
    private static final Map<String, String> WRONG = Map.of("why", "WRONG_PASSKEY");

    private final Ceremonies ceremonies;
    private final Attempts attempts;
    private final Appointments appointments;
    private final AccessLog log;
    private final Clock clock;

    PasskeyStep(Ceremonies ceremonies, Attempts attempts, Appointments appointments, AccessLog log, Clock clock) {
        this.ceremonies = ceremonies;
        this.attempts = attempts;
        this.appointments = appointments;
        this.log = log;
        this.clock = clock;
    }

    /** @throws SignInFailure when it is not a passkey of the account whose password was given */
    void second(Account account, HttpSession session, String answer) {
        shown(account, session, answer, false);
        log.record(AccessKind.SIGN_IN, account, Map.of("with", "PASSKEY"));
    }

    /** Without a password: the device has made sure of its owner, which makes two factors of it. */
    SignedIn alone(HttpSession session, String answer) {
        Optional<Account> claimed = ceremonies.claimed(answer);
        if (claimed.isEmpty()) {
            log.recordUnknown(AccessKind.SIGN_IN_FAILED, WRONG);
            throw SignInFailure.wrong(AccountStore.TRIES);
        }
        Account account = claimed.get();
        shown(account, session, answer, true);
        if (appointments.of(account.district(), account.staffId()).isEmpty()) {
            log.record(AccessKind.SIGN_IN_FAILED, account, Map.of("why", "SERVES_NO_MORE"));
            throw SignInFailure.wrong(AccountStore.TRIES);
        }
        log.record(AccessKind.SIGN_IN, account, Map.of("with", "PASSKEY_ALONE"));
        return SignedIn.byBrowser(account.id(), clock.instant().getEpochSecond())
                .withSecond();
    }

    private void shown(Account account, HttpSession session, String answer, boolean alone) {
        Instant now = clock.instant();
        Account counted = attempts.begin(account.username(), now)
                .map(AccountStore.Held::account)
                .orElseThrow(() -> attempts.locked(account));
        try {
            if (ceremonies.shown(session, answer, alone).id() != account.id()) throw attempts.failed(counted, WRONG);
        } catch (Invalid invalid) {
            throw attempts.failed(counted, WRONG);
        }
        attempts.succeeded(account);
    }
}
