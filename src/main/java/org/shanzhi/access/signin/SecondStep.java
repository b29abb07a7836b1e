package org.shanzhi.access.signin;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.shanzhi.access.AccessKind;
import org.shanzhi.access.AccessLog;
import org.shanzhi.access.Account;
import org.shanzhi.access.factor.CodeCheck;
import org.shanzhi.access.store.AccountStore;
import org.springframework.stereotype.Component;

/** The second step of signing in: a code of the device, or a recovery code, counted like a password. */
@Component
class SecondStep {
    private final Attempts attempts;
    private final CodeCheck codes;
    private final AccessLog log;
    private final Clock clock;

    SecondStep(Attempts attempts, CodeCheck codes, AccessLog log, Clock clock) {
        this.attempts = attempts;
        this.codes = codes;
        this.log = log;
        this.clock = clock;
    }

    /**
     * @return with what the step was done
     * @throws SignInFailure when the code is wrong, was used, or the account is locked
     */
    CodeCheck.With take(Account account, String typed) {
        Instant now = clock.instant();
        Account counted = attempts.begin(account.username(), now)
                .map(AccountStore.Held::account)
                .orElseThrow(() -> attempts.locked(account));
        Optional<CodeCheck.With> with = codes.take(account, typed, now);
        if (with.isEmpty()) throw attempts.failed(counted, Map.of("why", "WRONG_CODE"));
        attempts.succeeded(account);
        log.record(AccessKind.SIGN_IN, account, Map.of("with", with.get().name()));
        return with.get();
    }
}
