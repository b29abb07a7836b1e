package org.shanzhi.access.signin;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.shanzhi.access.Account;
import org.shanzhi.access.factor.SecondFactorRule;
import org.shanzhi.access.password.PasswordAge;
import org.shanzhi.policy.Appointments;
import org.springframework.stereotype.Component;

/** Whether a session goes on, and what has to be done first. Asked with every request of a browser, so from memory. */
@Component
class SessionRules {
    private final Appointments appointments;
    private final PasswordAge age;
    private final SecondFactorRule rule;
    private final SessionTimes times;
    private final Clock clock;

    SessionRules(Appointments appointments, PasswordAge age, SecondFactorRule rule, SessionTimes times, Clock clock) {
        this.appointments = appointments;
        this.age = age;
        this.rule = rule;
        this.times = times;
        this.clock = clock;
    }

    /**
     * Not when it is too old however busy it is, when the account was locked or ended, when its owner serves no more, and when
     * the password was changed elsewhere.
     */
    boolean letGoOn(SignedIn who, Account account) {
        boolean tooLong =
                !clock.instant().isBefore(Instant.ofEpochSecond(who.since()).plus(times.longest()));
        boolean otherPassword =
                account.passwordAt() != null && account.passwordAt().getEpochSecond() > who.since();
        return account.usable()
                && !tooLong
                && !otherPassword
                && appointments.of(account.district(), account.staffId()).isPresent();
    }

    /** The first that stands in the way. */
    Optional<Hurdle> before(SignedIn who, Account account) {
        if (who.owesSecond(account)) return Optional.of(Hurdle.SHOW_SECOND_FACTOR);
        if (!who.elsewhere() && (account.mustChangePassword() || age.over(account, clock.instant()))) {
            return Optional.of(Hurdle.CHANGE_PASSWORD);
        }
        if (account.factorResetAt() != null) return Optional.of(Hurdle.READ_OF_RESET);
        if (!who.second() && rule.requires(account)) return Optional.of(Hurdle.SET_UP_SECOND_FACTOR);
        return Optional.empty();
    }
}
