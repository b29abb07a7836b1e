package org.shanzhi.access.passkey;

import static org.shanzhi.db.Tables.PASSKEY;

import jakarta.servlet.http.HttpSession;
import java.util.Base64;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.shanzhi.access.Account;
import org.shanzhi.access.Passkey;
import org.shanzhi.access.store.FactorStore;
import org.springframework.stereotype.Component;

/** The passkeys of an account: listed, taken on, given up. */
@Component
public class PasskeyBook {
    private final DSLContext db;
    private final Ceremonies ceremonies;
    private final PasskeyRecords records;
    private final FactorStore factors;

    PasskeyBook(DSLContext db, Ceremonies ceremonies, PasskeyRecords records, FactorStore factors) {
        this.db = db;
        this.ceremonies = ceremonies;
        this.records = records;
        this.factors = factors;
    }

    /** The oldest first. */
    public List<Passkey> of(Account account) {
        return db.select(PASSKEY.CREDENTIAL_ID, PASSKEY.NAME, PASSKEY.CREATED_AT, PASSKEY.USED_AT, PASSKEY.BACKED_UP)
                .from(PASSKEY)
                .where(ofAccount(account))
                .orderBy(PASSKEY.CREATED_AT)
                .fetch(row -> new Passkey(key(row.value1()), row.value2(), row.value3(), row.value4(), row.value5()));
    }

    public boolean isLastFactor(Account account) {
        return factors.device(account).isEmpty() && db.fetchCount(PASSKEY, ofAccount(account)) == 1;
    }

    /** @throws org.shanzhi.kernel.Invalid when the answer is not taken */
    public void add(Account account, HttpSession session, String answer, String name) {
        var made = ceremonies.made(session, answer, name);
        factors.change(account, sql -> records.add(sql, account, made, name));
    }

    public void remove(Account account, String key) {
        factors.change(
                account,
                sql -> sql.deleteFrom(PASSKEY)
                        .where(
                                ofAccount(account),
                                PASSKEY.CREDENTIAL_ID.eq(Base64.getUrlDecoder().decode(key)))
                        .execute());
    }

    private static Condition ofAccount(Account account) {
        return PASSKEY.DISTRICT_ID.eq(account.district()).and(PASSKEY.ACCOUNT_ID.eq(account.id()));
    }

    private static String key(byte[] credential) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(credential);
    }
}
