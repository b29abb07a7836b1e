package org.shanzhi.access;

import org.shanzhi.access.store.KnownAccounts;
import org.shanzhi.kernel.Forbidden;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Component;

/** The account of whoever asks in person. A token looks after nothing: else it could make itself last for ever. */
@Component
class OwnAccount {
    private final KnownAccounts known;

    OwnAccount(KnownAccounts known) {
        this.known = known;
    }

    Account of(Caller caller) {
        if (caller.clientId().startsWith(Callers.TOKEN)) throw new Forbidden("SIGN_IN");
        return known.ofStaff(caller.district(), caller.staffId()).orElseThrow(() -> new NotFound("account"));
    }
}
