package org.shanzhi.access.signin;

import java.time.Instant;
import org.springframework.security.core.AuthenticationException;

/** Why somebody was not let in, as far as a stranger may know. */
final class SignInFailure extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    enum Why {
        /** Name or password; which of them is not told. */
        WRONG,
        LOCKED,
        LOCKED_BY_ADMINISTRATION,
        BUSY
    }

    private final Why why;
    private final int triesLeft;
    private final transient Instant until;

    private SignInFailure(Why why, int triesLeft, Instant until) {
        super(why.name());
        this.why = why;
        this.triesLeft = triesLeft;
        this.until = until;
    }

    static SignInFailure wrong(int triesLeft) {
        return new SignInFailure(Why.WRONG, triesLeft, null);
    }

    static SignInFailure locked(Instant until) {
        return new SignInFailure(Why.LOCKED, 0, until);
    }

    static SignInFailure lockedByAdministration() {
        return new SignInFailure(Why.LOCKED_BY_ADMINISTRATION, 0, null);
    }

    static SignInFailure busy() {
        return new SignInFailure(Why.BUSY, 0, null);
    }

    Why why() {
        return why;
    }

    int triesLeft() {
        return triesLeft;
    }

    Instant until() {
        return until;
    }
}
