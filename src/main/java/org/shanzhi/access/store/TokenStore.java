package org.shanzhi.access.store;

import static org.shanzhi.db.Tables.ACCOUNT;
import static org.shanzhi.db.Tables.API_TOKEN;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.shanzhi.access.Token;
import org.springframework.stereotype.Component;

/** The table of API tokens, which holds digests only. */
@Component
public class TokenStore {
    private final DSLContext db;

    TokenStore(DSLContext db) {
        this.db = db;
    }

    public void insert(Token token, byte[] digest) {
        insert(db, token, digest);
    }

    private static void insert(DSLContext sql, Token token, byte[] digest) {
        sql.insertInto(API_TOKEN)
                .set(API_TOKEN.ID, token.id())
                .set(API_TOKEN.DISTRICT_ID, token.district())
                .set(API_TOKEN.ACCOUNT_ID, token.accountId())
                .set(API_TOKEN.NAME, token.name())
                .set(API_TOKEN.DIGEST, digest)
                .set(API_TOKEN.CREATED_AT, token.createdAt())
                .set(API_TOKEN.EXPIRES_AT, token.expiresAt())
                .set(API_TOKEN.RIGHTS, StoredRights.of(token.rights()))
                .set(API_TOKEN.ALLOWANCE_ID, token.allowance())
                .execute();
    }

    /** By unique index on the digest. */
    public Optional<Token> byDigest(byte[] digest) {
        return select(API_TOKEN.DIGEST.eq(digest)).stream().findFirst();
    }

    public Optional<Token> byId(int district, UUID id) {
        return select(API_TOKEN.DISTRICT_ID.eq(district).and(API_TOKEN.ID.eq(id))).stream()
                .findFirst();
    }

    /** The newest first. */
    public List<Token> all(int district) {
        return select(API_TOKEN.DISTRICT_ID.eq(district));
    }

    public List<Token> of(int district, int accountId) {
        return select(API_TOKEN.DISTRICT_ID.eq(district).and(API_TOKEN.ACCOUNT_ID.eq(accountId)));
    }

    /** Written once a day, however busy the token is. */
    public void used(Token token, LocalDate day) {
        db.update(API_TOKEN)
                .set(API_TOKEN.USED_ON, day)
                .where(API_TOKEN.ID.eq(token.id()), API_TOKEN.USED_ON.isDistinctFrom(day))
                .execute();
    }

    /**
     * Puts another token in the place of one, which ends when the overlap does.
     *
     * @return false when it was revoked or replaced meanwhile
     */
    public boolean replace(Token old, Instant end, Token fresh, byte[] digest) {
        return db.transactionResult(transaction -> {
            boolean replaced = transaction
                            .dsl()
                            .update(API_TOKEN)
                            .set(API_TOKEN.REPLACED_BY, fresh.id())
                            .set(
                                    API_TOKEN.EXPIRES_AT,
                                    DSL.least(API_TOKEN.EXPIRES_AT, DSL.val(end, API_TOKEN.EXPIRES_AT)))
                            .where(API_TOKEN.ID.eq(old.id()))
                            .and(API_TOKEN.REVOKED_AT.isNull())
                            .and(API_TOKEN.REPLACED_BY.isNull())
                            .execute()
                    == 1;
            if (replaced) insert(transaction.dsl(), fresh, digest);
            return replaced;
        });
    }

    public void revoke(UUID id, Instant at) {
        db.update(API_TOKEN)
                .set(API_TOKEN.REVOKED_AT, at)
                .where(API_TOKEN.ID.eq(id), API_TOKEN.REVOKED_AT.isNull())
                .execute();
    }

    private List<Token> select(Condition which) {
        return db.select(
                        API_TOKEN.ID,
                        API_TOKEN.DISTRICT_ID,
                        API_TOKEN.ACCOUNT_ID,
                        ACCOUNT.USERNAME,
                        API_TOKEN.NAME,
                        API_TOKEN.RIGHTS,
                        API_TOKEN.CREATED_AT,
                        API_TOKEN.EXPIRES_AT,
                        API_TOKEN.USED_ON,
                        API_TOKEN.ALLOWANCE_ID,
                        API_TOKEN.REPLACED_BY,
                        API_TOKEN.REVOKED_AT)
                .from(API_TOKEN)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(API_TOKEN.ACCOUNT_ID))
                .where(which)
                .orderBy(API_TOKEN.CREATED_AT.desc(), API_TOKEN.ID)
                .fetch(TokenStore::token);
    }

    private static Token token(Record row) {
        return new Token(
                row.get(API_TOKEN.ID),
                row.get(API_TOKEN.DISTRICT_ID),
                row.get(API_TOKEN.ACCOUNT_ID),
                row.get(ACCOUNT.USERNAME),
                row.get(API_TOKEN.NAME),
                StoredRights.read(row.get(API_TOKEN.RIGHTS)),
                row.get(API_TOKEN.CREATED_AT),
                row.get(API_TOKEN.EXPIRES_AT),
                row.get(API_TOKEN.USED_ON),
                row.get(API_TOKEN.ALLOWANCE_ID),
                row.get(API_TOKEN.REPLACED_BY),
                row.get(API_TOKEN.REVOKED_AT));
    }
}
