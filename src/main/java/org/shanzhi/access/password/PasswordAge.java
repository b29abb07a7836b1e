package org.shanzhi.access.password;

import static org.shanzhi.db.Tables.PAST_PASSWORD;

import java.time.Duration;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.shanzhi.access.Account;
import org.shanzhi.kernel.start.CannotStart;
import org.shanzhi.kernel.start.StartRefusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Passwords that grow old: {@code shanzhi.password-rotation-days}, 90 in the national edition (GB/T 22239), off without the
 * setting, because what people think of every three months is worse than what they keep. Where it is on, the last five may
 * not come back.
 */
@Component
public class PasswordAge {
    public static final int REMEMBERED = 5;
    private static final int FEWEST_DAYS = 30;
    private static final int MOST_DAYS = 730;

    private final DSLContext db;
    private final Passwords passwords;
    private final int days;

    public PasswordAge(DSLContext db, Passwords passwords, @Value("${shanzhi.password-rotation-days:0}") int days) {
        if (days != 0 && (days < FEWEST_DAYS || days > MOST_DAYS)) {
            throw new CannotStart(StartRefusal.PASSWORD_ROTATION_IMPOSSIBLE, days, FEWEST_DAYS, MOST_DAYS);
        }
        this.db = db;
        this.passwords = passwords;
        this.days = days;
    }

    /** 0 when passwords do not grow old. */
    public int days() {
        return days;
    }

    /** Whether another has to be chosen before anything else. */
    public boolean over(Account account, Instant now) {
        return days > 0
                && account.passwordAt() != null
                && !now.isBefore(account.passwordAt().plus(Duration.ofDays(days)));
    }

    /** Whether it is one of the last few, which costs a hash for each. */
    public boolean usedBefore(Account account, String password) {
        return days > 0
                && db
                        .select(PAST_PASSWORD.HASH)
                        .from(PAST_PASSWORD)
                        .where(of(account))
                        .orderBy(PAST_PASSWORD.REPLACED_AT.desc())
                        .limit(REMEMBERED)
                        .fetch(PAST_PASSWORD.HASH)
                        .stream()
                        .anyMatch(hash -> passwords.fits(password, hash));
    }

    /** Keeps the hash of the password that was just replaced, and forgets those that are too old to matter. */
    public void replaced(Account account, String hash, Instant now) {
        if (days == 0) return;
        db.insertInto(PAST_PASSWORD)
                .set(PAST_PASSWORD.DISTRICT_ID, account.district())
                .set(PAST_PASSWORD.ACCOUNT_ID, account.id())
                .set(PAST_PASSWORD.REPLACED_AT, now)
                .set(PAST_PASSWORD.HASH, hash)
                .onConflictDoNothing()
                .execute();
        var kept = db.select(PAST_PASSWORD.REPLACED_AT)
                .from(PAST_PASSWORD)
                .where(of(account))
                .orderBy(PAST_PASSWORD.REPLACED_AT.desc())
                .limit(REMEMBERED);
        db.deleteFrom(PAST_PASSWORD)
                .where(of(account), PAST_PASSWORD.REPLACED_AT.notIn(kept))
                .execute();
    }

    private static Condition of(Account account) {
        return PAST_PASSWORD.DISTRICT_ID.eq(account.district()).and(PAST_PASSWORD.ACCOUNT_ID.eq(account.id()));
    }
}
