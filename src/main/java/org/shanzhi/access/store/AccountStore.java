package org.shanzhi.access.store;

import static org.shanzhi.db.Tables.ACCOUNT;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.shanzhi.access.Account;
import org.shanzhi.kernel.NotFound;
import org.springframework.stereotype.Component;

/** The table of accounts; names and ids are unique over the installation. */
@Component
public class AccountStore {
    /** GB/T 22239 as the centre applies it: five wrong passwords, fifteen minutes. */
    public static final int TRIES = 5;

    public static final Duration LOCK = Duration.ofMinutes(15);
    private static final int ATTEMPTS_AT_AN_ID = 20;

    private final DSLContext db;

    AccountStore(DSLContext db) {
        this.db = db;
    }

    /** An account with its hash, which goes no further than to whoever compares it. */
    public record Held(Account account, String hash) {
        @Override
        public String toString() {
            return "Held[" + account + ", ***]";
        }
    }

    public Optional<Held> byUsername(String username) {
        return db.selectFrom(ACCOUNT).where(ACCOUNT.USERNAME.eq(username)).fetchOptional(AccountStore::held);
    }

    /** @throws NotFound when the district has no such account */
    public Account of(int district, int id) {
        return byId(id).filter(account -> account.district() == district).orElseThrow(() -> new NotFound("account"));
    }

    public Optional<Account> byId(int id) {
        return db.selectFrom(ACCOUNT).where(ACCOUNT.ID.eq(id)).fetchOptional(AccountStore::account);
    }

    public Optional<Held> heldById(int id) {
        return db.selectFrom(ACCOUNT).where(ACCOUNT.ID.eq(id)).fetchOptional(AccountStore::held);
    }

    public List<Account> ofStaff(int district, Collection<Integer> staffIds) {
        return db.selectFrom(ACCOUNT)
                .where(ACCOUNT.DISTRICT_ID.eq(district), ACCOUNT.STAFF_ID.eq(DSL.any(staffIds.toArray(Integer[]::new))))
                .fetch(AccountStore::account);
    }

    /** Empty when the name or the member of staff has one already. Another id is taken when somebody was faster. */
    public Optional<Account> insert(int district, int staffId, String username, String hash, Instant passwordAt) {
        for (int attempt = 0; attempt < ATTEMPTS_AT_AN_ID; attempt++) {
            var made = db.insertInto(ACCOUNT)
                    .columns(
                            ACCOUNT.ID,
                            ACCOUNT.DISTRICT_ID,
                            ACCOUNT.STAFF_ID,
                            ACCOUNT.USERNAME,
                            ACCOUNT.PASSWORD_HASH,
                            ACCOUNT.PASSWORD_AT)
                    .select(DSL.select(
                                    DSL.coalesce(DSL.max(ACCOUNT.ID), 0).plus(1),
                                    DSL.val(district),
                                    DSL.val(staffId),
                                    DSL.val(username),
                                    DSL.val(hash),
                                    DSL.val(passwordAt, ACCOUNT.PASSWORD_AT))
                            .from(ACCOUNT))
                    .onConflictDoNothing()
                    .returning()
                    .fetchOptional(AccountStore::account);
            if (made.isPresent() || taken(district, staffId, username)) return made;
        }
        throw new IllegalStateException("no free account id");
    }

    private boolean taken(int district, int staffId, String username) {
        return db.fetchExists(
                ACCOUNT,
                ACCOUNT.USERNAME
                        .eq(username)
                        .or(ACCOUNT.DISTRICT_ID.eq(district).and(ACCOUNT.STAFF_ID.eq(staffId))));
    }

    /**
     * Counts an attempt before the password is looked at, so that a hundred at once are not a hundred guesses: the fifth
     * locks the account, and only a right password takes the lock off again.
     *
     * @return empty when there is no such usable account, or it is locked
     */
    public Optional<Held> beginAttempt(String username, Instant now) {
        var failures = DSL.when(ACCOUNT.LOCKED_UNTIL.le(now), DSL.val(1)).otherwise(ACCOUNT.FAILURES.plus(1));
        return db.update(ACCOUNT)
                .set(ACCOUNT.FAILURES, failures)
                .set(ACCOUNT.LOCKED_UNTIL, DSL.when(failures.ge(TRIES), DSL.val(now.plus(LOCK), ACCOUNT.LOCKED_UNTIL)))
                .where(ACCOUNT.USERNAME.eq(username), ACCOUNT.ACTIVE.isTrue())
                .and(ACCOUNT.LOCKED_UNTIL.isNull().or(ACCOUNT.LOCKED_UNTIL.le(now)))
                .returning()
                .fetchOptional(AccountStore::held);
    }

    /**
     * A right password with a second factor still to come: this attempt does not count, but those before it do. Else whoever
     * knows the password could guess codes for ever, four at a time. A lock that an administrator set meanwhile stays.
     */
    public void halfway(int id) {
        var failures = DSL.greatest(ACCOUNT.FAILURES.minus(1), DSL.val(0));
        db.update(ACCOUNT)
                .set(ACCOUNT.FAILURES, failures)
                .set(ACCOUNT.LOCKED_UNTIL, DSL.when(failures.ge(TRIES), ACCOUNT.LOCKED_UNTIL))
                .where(ACCOUNT.ID.eq(id))
                .and(ACCOUNT.LOCKED_UNTIL.isNull().or(ACCOUNT.LOCKED_UNTIL.ne(Account.BY_ADMINISTRATION)))
                .execute();
    }

    /** Everything right: the count begins anew. A lock that an administrator set meanwhile stays. */
    public void succeeded(int id) {
        db.update(ACCOUNT)
                .set(ACCOUNT.FAILURES, 0)
                .setNull(ACCOUNT.LOCKED_UNTIL)
                .where(ACCOUNT.ID.eq(id))
                .and(ACCOUNT.LOCKED_UNTIL.isNull().or(ACCOUNT.LOCKED_UNTIL.ne(Account.BY_ADMINISTRATION)))
                .execute();
    }

    /** @param passwordAt null when the password was handed out and must be changed */
    public void setPassword(int id, String hash, Instant passwordAt) {
        db.update(ACCOUNT)
                .set(ACCOUNT.PASSWORD_HASH, hash)
                .set(ACCOUNT.PASSWORD_AT, passwordAt)
                .set(ACCOUNT.FAILURES, 0)
                .where(ACCOUNT.ID.eq(id))
                .execute();
    }

    /** The same password under today's parameters. */
    public void rehash(int id, String hash) {
        db.update(ACCOUNT)
                .set(ACCOUNT.PASSWORD_HASH, hash)
                .where(ACCOUNT.ID.eq(id))
                .execute();
    }

    /** @param until null unlocks and forgets the failures */
    public void lock(int id, Instant until) {
        db.update(ACCOUNT)
                .set(ACCOUNT.LOCKED_UNTIL, until)
                .set(ACCOUNT.FAILURES, 0)
                .where(ACCOUNT.ID.eq(id))
                .execute();
    }

    public void setActive(int id, boolean active) {
        db.update(ACCOUNT).set(ACCOUNT.ACTIVE, active).where(ACCOUNT.ID.eq(id)).execute();
    }

    private static Held held(Record row) {
        return new Held(account(row), row.get(ACCOUNT.PASSWORD_HASH));
    }

    private static Account account(Record row) {
        return new Account(
                row.get(ACCOUNT.ID),
                row.get(ACCOUNT.DISTRICT_ID),
                row.get(ACCOUNT.STAFF_ID),
                row.get(ACCOUNT.USERNAME),
                row.get(ACCOUNT.FAILURES),
                row.get(ACCOUNT.LOCKED_UNTIL),
                row.get(ACCOUNT.PASSWORD_AT),
                row.get(ACCOUNT.ACTIVE),
                row.get(ACCOUNT.SECOND_FACTOR),
                row.get(ACCOUNT.FACTOR_RESET_AT));
    }
}
