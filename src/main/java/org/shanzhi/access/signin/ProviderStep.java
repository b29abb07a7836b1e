package org.shanzhi.access.signin;

import java.time.Clock;
import java.util.Map;
import org.shanzhi.access.AccessKind;
import org.shanzhi.access.AccessLog;
import org.shanzhi.access.AccessRefusal;
import org.shanzhi.access.Account;
import org.shanzhi.access.provider.Known;
import org.shanzhi.access.provider.ProviderLinks;
import org.shanzhi.kernel.Refused;
import org.shanzhi.policy.Appointments;
import org.springframework.stereotype.Component;

/**
 * Lets in whom the identity provider has made sure of, if the account is fit to be used. A second factor that the account owes
 * is still asked for here, unless the provider says that it saw one and the setting believes it.
 */
@Component
class ProviderStep {
    private final ProviderLinks links;
    private final Appointments appointments;
    private final AccessLog log;
    private final Clock clock;

    ProviderStep(ProviderLinks links, Appointments appointments, AccessLog log, Clock clock) {
        this.links = links;
        this.appointments = appointments;
        this.log = log;
        this.clock = clock;
    }

    /** @throws Refused when nobody here is meant, or the account is locked, has ended, or its owner serves no more */
    SignedIn take(Known known) {
        Account account = links.of(known).orElseGet(() -> linked(known));
        if (!account.usable() || account.lockedAt(clock.instant())) {
            throw refused(account, "LOCKED", AccessRefusal.PROVIDER_ACCOUNT_SHUT);
        }
        if (appointments.of(account.district(), account.staffId()).isEmpty()) {
            throw refused(account, "SERVES_NO_MORE", AccessRefusal.PROVIDER_SERVES_NO_MORE);
        }
        boolean owes = account.secondFactor() && !known.twoFactors();
        log.record(
                owes ? AccessKind.PASSWORD_RIGHT : AccessKind.SIGN_IN,
                account,
                Map.of("with", known.twoFactors() ? "PROVIDER_TWO_FACTORS" : "PROVIDER"));
        return SignedIn.elsewhere(account.id(), clock.instant().getEpochSecond(), known.twoFactors());
    }

    private Account linked(Known known) {
        Account account = links.linkByName(known).orElseThrow(() -> {
            log.recordUnknown(AccessKind.SIGN_IN_FAILED, Map.of("why", "PROVIDER_NO_ACCOUNT"));
            return new Refused(AccessRefusal.PROVIDER_NO_ACCOUNT, known.username());
        });
        log.record(AccessKind.ADMIN, account, Map.of("did", "LINK_PROVIDER"));
        return account;
    }

    private Refused refused(Account account, String why, AccessRefusal code) {
        log.record(AccessKind.SIGN_IN_FAILED, account, Map.of("why", why));
        return new Refused(code, account.username());
    }
}
