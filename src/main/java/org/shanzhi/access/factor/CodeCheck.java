package org.shanzhi.access.factor;

import java.time.Instant;
import java.util.Optional;
import org.shanzhi.access.Account;
import org.shanzhi.access.store.FactorStore;
import org.shanzhi.access.vault.AccountSecrets;
import org.springframework.stereotype.Component;

/** Whether what was typed is a code of the account's device or one of its recovery codes; either is taken once only. */
@Component
public class CodeCheck {
    private final FactorStore store;
    private final AccountSecrets secrets;

    CodeCheck(FactorStore store, AccountSecrets secrets) {
        this.store = store;
        this.secrets = secrets;
    }

    public enum With {
        TOTP,
        RECOVERY_CODE
    }

    /** Takes the code, if it fits. */
    public Optional<With> take(Account account, String typed, Instant now) {
        if (store.device(account)
                .filter(device -> fits(account, device, typed, now))
                .isPresent()) {
            return Optional.of(With.TOTP);
        }
        byte[] digest = secrets.digest(account, RecoveryCodes.normal(typed));
        return store.takeCode(account, digest, now) ? Optional.of(With.RECOVERY_CODE) : Optional.empty();
    }

    private boolean fits(Account account, FactorStore.Device device, String typed, Instant now) {
        byte[] secret = secrets.open(account, device.sealed());
        var step = Totp.step(secret, typed, now, device.lastStep());
        return step.isPresent() && store.take(account, step.getAsLong(), now);
    }
}
