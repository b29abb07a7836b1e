package org.shanzhi.access.store;

import static org.shanzhi.db.Tables.ACCOUNT;
import static org.shanzhi.db.Tables.TOKEN_ALLOWANCE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.shanzhi.access.TokenAllowance;
import org.springframework.stereotype.Component;

/** What administrators allow to be picked up. */
@Component
public class AllowanceStore {
    private final DSLContext db;

    AllowanceStore(DSLContext db) {
        this.db = db;
    }

    public void insert(TokenAllowance allowance) {
        db.insertInto(TOKEN_ALLOWANCE)
                .set(TOKEN_ALLOWANCE.DISTRICT_ID, allowance.district())
                .set(TOKEN_ALLOWANCE.ID, allowance.id())
                .set(TOKEN_ALLOWANCE.ACCOUNT_ID, allowance.accountId())
                .set(TOKEN_ALLOWANCE.PURPOSE, allowance.purpose())
                .set(TOKEN_ALLOWANCE.RIGHTS, StoredRights.of(allowance.rights()))
                .set(TOKEN_ALLOWANCE.GRANTED_AT, allowance.grantedAt())
                .set(TOKEN_ALLOWANCE.GRANTED_BY, allowance.grantedBy())
                .set(TOKEN_ALLOWANCE.EXPIRES_AT, allowance.expiresAt())
                .execute();
    }

    public Optional<TokenAllowance> byId(int district, UUID id) {
        return select(TOKEN_ALLOWANCE.DISTRICT_ID.eq(district).and(TOKEN_ALLOWANCE.ID.eq(id))).stream()
                .findFirst();
    }

    /** Those that can still be picked up, the newest first. */
    public List<TokenAllowance> waiting(int district, Instant now) {
        return select(TOKEN_ALLOWANCE.DISTRICT_ID.eq(district).and(waits(now)));
    }

    public List<TokenAllowance> waiting(int district, int account, Instant now) {
        return select(TOKEN_ALLOWANCE
                .DISTRICT_ID
                .eq(district)
                .and(TOKEN_ALLOWANCE.ACCOUNT_ID.eq(account))
                .and(waits(now)));
    }

    /** @return false when somebody was faster, or it was withdrawn */
    public boolean pickUp(TokenAllowance allowance, Instant now) {
        return db.update(TOKEN_ALLOWANCE)
                        .set(TOKEN_ALLOWANCE.PICKED_UP_AT, now)
                        .where(TOKEN_ALLOWANCE.DISTRICT_ID.eq(allowance.district()))
                        .and(TOKEN_ALLOWANCE.ID.eq(allowance.id()))
                        .and(waits(now))
                        .execute()
                == 1;
    }

    public void withdraw(int district, UUID id, Instant now) {
        db.update(TOKEN_ALLOWANCE)
                .set(TOKEN_ALLOWANCE.WITHDRAWN_AT, now)
                .where(TOKEN_ALLOWANCE.DISTRICT_ID.eq(district), TOKEN_ALLOWANCE.ID.eq(id), waits(now))
                .execute();
    }

    private static Condition waits(Instant now) {
        return TOKEN_ALLOWANCE
                .PICKED_UP_AT
                .isNull()
                .and(TOKEN_ALLOWANCE.WITHDRAWN_AT.isNull())
                .and(TOKEN_ALLOWANCE.EXPIRES_AT.gt(now));
    }

    private List<TokenAllowance> select(Condition which) {
        return db.select(TOKEN_ALLOWANCE.fields())
                .select(ACCOUNT.USERNAME)
                .from(TOKEN_ALLOWANCE)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(TOKEN_ALLOWANCE.ACCOUNT_ID))
                .where(which)
                .orderBy(TOKEN_ALLOWANCE.GRANTED_AT.desc(), TOKEN_ALLOWANCE.ID)
                .fetch(AllowanceStore::allowance);
    }

    private static TokenAllowance allowance(Record row) {
        return new TokenAllowance(
                row.get(TOKEN_ALLOWANCE.ID),
                row.get(TOKEN_ALLOWANCE.DISTRICT_ID),
                row.get(TOKEN_ALLOWANCE.ACCOUNT_ID),
                row.get(ACCOUNT.USERNAME),
                row.get(TOKEN_ALLOWANCE.PURPOSE),
                StoredRights.read(row.get(TOKEN_ALLOWANCE.RIGHTS)),
                row.get(TOKEN_ALLOWANCE.GRANTED_AT),
                row.get(TOKEN_ALLOWANCE.GRANTED_BY),
                row.get(TOKEN_ALLOWANCE.EXPIRES_AT),
                row.get(TOKEN_ALLOWANCE.PICKED_UP_AT),
                row.get(TOKEN_ALLOWANCE.WITHDRAWN_AT));
    }
}
