package org.shanzhi.access;

import java.util.List;
import java.util.Optional;
import org.shanzhi.kernel.Forbidden;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Component;

/**
 * How far one person may help another back into an account. Not so far that he could sign in as the other: whoever replaces
 * the password does not take the second factor off as well, and whoever administers is helped at the server's console only.
 * Else one could decide what takes two.
 */
@Component
class HelpRules {
    private final Administrators administrators;

    HelpRules(Administrators administrators) {
        this.administrators = administrators;
    }

    /** What is against a one-time password now. */
    Optional<Refusal> againstPassword(Caller by, Account account) {
        return against(by, account, account.factorResetAt() != null);
    }

    /** What is against taking the second factor off now. */
    Optional<Refusal> againstFactor(Caller by, Account account) {
        return against(by, account, account.mustChangePassword());
    }

    /** @throws Forbidden when a program asks by a token @throws Refused when something is against it */
    static void hold(Caller by, Optional<Refusal> against) {
        if (by.kind() == Caller.Kind.CLIENT) throw new Forbidden("SIGN_IN");
        against.ifPresent(reason -> {
            throw new Refused(List.of(reason));
        });
    }

    /** @param other whether the other of the two was done and its owner has not signed in since */
    private Optional<Refusal> against(Caller by, Account account, boolean other) {
        if (by.kind() == Caller.Kind.SYSTEM) return Optional.empty();
        if (administrators.is(account)) return Optional.of(Refusal.of(AccessRefusal.ADMINISTRATOR_BY_CONSOLE));
        return other ? Optional.of(Refusal.of(AccessRefusal.HELPED_ALREADY)) : Optional.empty();
    }
}
