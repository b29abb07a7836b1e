package org.shanzhi.access.store;

import static org.shanzhi.db.Tables.ACCOUNT;
import static org.shanzhi.db.Tables.PASSKEY;
import static org.shanzhi.db.Tables.RECOVERY_CODE;
import static org.shanzhi.db.Tables.TOTP;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.shanzhi.access.Account;
import org.springframework.stereotype.Component;

/** Devices, passkeys and recovery codes of accounts. Every change keeps {@code account.second_factor} true to the rows. */
@Component
public class FactorStore {
    private final DSLContext db;

    FactorStore(DSLContext db) {
        this.db = db;
    }

    /** @param lastStep of the last code that was taken */
    public record Device(byte[] sealed, long lastStep, Instant createdAt, Instant usedAt) {}

    public Optional<Device> device(Account account) {
        return db.select(TOTP.SEALED, TOTP.LAST_STEP, TOTP.CREATED_AT, TOTP.USED_AT)
                .from(TOTP)
                .where(deviceOf(account))
                .fetchOptional(row -> new Device(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /** In place of the one before. */
    public void setDevice(Account account, Device device) {
        change(account, sql -> {
            sql.deleteFrom(TOTP).where(deviceOf(account)).execute();
            sql.insertInto(TOTP)
                    .set(TOTP.DISTRICT_ID, account.district())
                    .set(TOTP.ACCOUNT_ID, account.id())
                    .set(TOTP.SEALED, device.sealed())
                    .set(TOTP.LAST_STEP, device.lastStep())
                    .set(TOTP.CREATED_AT, device.createdAt())
                    .set(TOTP.USED_AT, device.usedAt())
                    .execute();
        });
    }

    public void removeDevice(Account account) {
        change(account, sql -> sql.deleteFrom(TOTP).where(deviceOf(account)).execute());
    }

    /** @return false when a code of this step or a later one was taken meanwhile */
    public boolean take(Account account, long step, Instant now) {
        return db.update(TOTP)
                        .set(TOTP.LAST_STEP, step)
                        .set(TOTP.USED_AT, now)
                        .where(deviceOf(account), TOTP.LAST_STEP.lt(step))
                        .execute()
                == 1;
    }

    /** @return false when there is no such code, or it was used */
    public boolean takeCode(Account account, byte[] digest, Instant now) {
        return db.update(RECOVERY_CODE)
                        .set(RECOVERY_CODE.USED_AT, now)
                        .where(unused(account), RECOVERY_CODE.DIGEST.eq(digest))
                        .execute()
                == 1;
    }

    public int codesLeft(Account account) {
        return db.fetchCount(RECOVERY_CODE, unused(account));
    }

    /** Instead of all that were there. */
    public void setCodes(Account account, List<byte[]> digests) {
        db.transaction(transaction -> {
            forgetCodes(transaction.dsl(), account);
            var rows = transaction
                    .dsl()
                    .insertInto(
                            RECOVERY_CODE, RECOVERY_CODE.DISTRICT_ID, RECOVERY_CODE.ACCOUNT_ID, RECOVERY_CODE.DIGEST);
            digests.forEach(digest -> rows.values(account.district(), account.id(), digest));
            rows.execute();
        });
    }

    /** @param told when it was taken off by somebody else, whose owner is to be told; null when by the owner */
    public void removeAll(Account account, Instant told) {
        change(account, sql -> {
            sql.deleteFrom(TOTP).where(deviceOf(account)).execute();
            sql.deleteFrom(PASSKEY).where(passkeysOf(account)).execute();
            sql.update(ACCOUNT)
                    .set(ACCOUNT.FACTOR_RESET_AT, told)
                    .where(ACCOUNT.ID.eq(account.id()))
                    .execute();
        });
    }

    public void told(Account account) {
        db.update(ACCOUNT)
                .setNull(ACCOUNT.FACTOR_RESET_AT)
                .where(ACCOUNT.ID.eq(account.id()))
                .execute();
    }

    /** A change to the rows of one account's factors. */
    public interface Change {
        void by(DSLContext sql);
    }

    /** Recovery codes are worth nothing without a factor that they stand in for, so they go with the last. */
    public void change(Account account, Change change) {
        db.transaction(transaction -> {
            DSLContext sql = transaction.dsl();
            change.by(sql);
            boolean any = sql.fetchExists(TOTP, deviceOf(account)) || sql.fetchExists(PASSKEY, passkeysOf(account));
            if (!any) forgetCodes(sql, account);
            sql.update(ACCOUNT)
                    .set(ACCOUNT.SECOND_FACTOR, any)
                    .where(ACCOUNT.ID.eq(account.id()))
                    .execute();
        });
    }

    private static void forgetCodes(DSLContext sql, Account account) {
        sql.deleteFrom(RECOVERY_CODE).where(codesOf(account)).execute();
    }

    private static Condition deviceOf(Account account) {
        return TOTP.DISTRICT_ID.eq(account.district()).and(TOTP.ACCOUNT_ID.eq(account.id()));
    }

    private static Condition passkeysOf(Account account) {
        return PASSKEY.DISTRICT_ID.eq(account.district()).and(PASSKEY.ACCOUNT_ID.eq(account.id()));
    }

    private static Condition codesOf(Account account) {
        return RECOVERY_CODE.DISTRICT_ID.eq(account.district()).and(RECOVERY_CODE.ACCOUNT_ID.eq(account.id()));
    }

    private static Condition unused(Account account) {
        return DSL.and(codesOf(account), RECOVERY_CODE.USED_AT.isNull());
    }
}
