package org.shanzhi.access.store;

import static org.shanzhi.db.Tables.ACCOUNT;
import static org.shanzhi.db.Tables.API_TOKEN;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
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
        db.insertInto(API_TOKEN)
                .set(API_TOKEN.ID, token.id())
                .set(API_TOKEN.DISTRICT_ID, token.district())
                .set(API_TOKEN.ACCOUNT_ID, token.accountId())
                .set(API_TOKEN.NAME, token.name())
                .set(API_TOKEN.DIGEST, digest)
                .set(API_TOKEN.CREATED_AT, token.createdAt())
                .set(API_TOKEN.EXPIRES_AT, token.expiresAt())
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

    public List<Token> of(int accountId) {
        return select(API_TOKEN.ACCOUNT_ID.eq(accountId));
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
                        API_TOKEN.CREATED_AT,
                        API_TOKEN.EXPIRES_AT,
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
                row.get(API_TOKEN.CREATED_AT),
                row.get(API_TOKEN.EXPIRES_AT),
                row.get(API_TOKEN.REVOKED_AT));
    }
}
