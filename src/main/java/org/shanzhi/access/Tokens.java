package org.shanzhi.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.shanzhi.access.store.AccountStore;
import org.shanzhi.access.store.Remembered;
import org.shanzhi.access.store.TokenStore;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.springframework.stereotype.Component;

/** API tokens: issued to an account, shown once, kept as SHA-256 digests, ended by time or by hand. */
@Component
public class Tokens {
    /** Lets secret scanners and people recognise one that lies about. */
    private static final String PREFIX = "sz_";

    private static final int BYTES = 32;
    private static final int LONGEST_DAYS = 730;

    private final TokenStore store;
    private final AccountStore accounts;
    private final AccessLog log;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Remembered<ByteBuffer, Token> known;

    Tokens(TokenStore store, AccountStore accounts, AccessLog log, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.log = log;
        this.clock = clock;
        this.known = new Remembered<>(clock);
    }

    /**
     * Issues a token with the rights of an account; it works from now to the end of the last day. Not idempotent.
     *
     * @param days how long, 1 to 730
     * @throws Invalid when the name is missing or the days are out of range
     * @throws Refused when there is no such usable account in the caller's district
     */
    @Needs(Permission.MANAGE_TOKENS)
    public IssuedToken issue(Caller caller, String username, String name, int days) {
        if (name == null || name.isBlank()) throw new Invalid("name", AccessRefusal.TOKEN_NAME_MISSING);
        if (days < 1 || days > LONGEST_DAYS) {
            throw new Invalid("days", AccessRefusal.EXPIRY_OUT_OF_RANGE, 1, LONGEST_DAYS);
        }
        Account account = accounts.byUsername(username)
                .map(AccountStore.Held::account)
                .filter(found -> found.district() == caller.district())
                .orElseThrow(() -> new Refused(AccessRefusal.NO_ACCOUNT, username));
        if (!account.usable()) throw new Refused(AccessRefusal.ACCOUNT_INACTIVE, username);
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        String text = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Token token = new Token(
                UUID.randomUUID(),
                account.district(),
                account.id(),
                account.username(),
                name.strip(),
                now,
                ChinaTime.endOf(ChinaTime.day(now).plus(Period.ofDays(days))),
                null);
        store.insert(token, digest(text));
        log.record(
                AccessKind.ADMIN,
                caller,
                null,
                Map.of("did", "ISSUE_TOKEN", "token", token.id().toString()));
        return new IssuedToken(token, text);
    }

    /**
     * Ends a token at once on this node and within five seconds on others. Idempotent.
     *
     * @throws NotFound when the district has no such token
     */
    @Needs(Permission.MANAGE_TOKENS)
    public void revoke(Caller caller, UUID id) {
        Token token = store.byId(caller.district(), id).orElseThrow(() -> new NotFound("token"));
        store.revoke(token.id(), clock.instant());
        known.forgetAll();
        log.note(caller, "REVOKE_TOKEN", Map.of("token", id.toString()));
    }

    /** Every token of the district, the newest first, ended ones too. */
    @Needs(Permission.MANAGE_TOKENS)
    public List<Token> all(Caller caller) {
        return store.all(caller.district());
    }

    /** The token that this secret is of, if it is valid now. */
    @Needs(open = "whoever knows the secret asks for himself; that is what it is for")
    public Optional<Token> of(String secret) {
        if (!secret.startsWith(PREFIX)) return Optional.empty();
        byte[] digest = digest(secret);
        return known.get(ByteBuffer.wrap(digest), key -> store.byDigest(digest))
                .filter(token -> token.validAt(clock.instant()));
    }

    private static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
