package org.shanzhi.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.shanzhi.access.store.AccountStore;
import org.shanzhi.access.store.Remembered;
import org.shanzhi.access.store.TokenStore;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.Forbidden;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.springframework.stereotype.Component;

/**
 * API tokens: shown once, kept as SHA-256 digests, ended by time or by hand. Nobody makes one for another: its owner picks it
 * up by an {@linkplain TokenAllowances allowance}, or the server's console issues it, where everything can be read anyway.
 */
@Component
public class Tokens {
    /** How long one may last, and all that replace it. */
    static final int LONGEST_DAYS = 365;

    private static final String OWN = "everybody looks after his own tokens";
    /** Lets secret scanners and people recognise one that lies about. */
    private static final String PREFIX = "sz_";

    private static final int BYTES = 32;
    private static final int LONGEST_OVERLAP = 30;

    private final TokenStore store;
    private final AccountStore accounts;
    private final OwnAccount own;
    private final AccessLog log;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Remembered<ByteBuffer, Token> known;

    Tokens(TokenStore store, AccountStore accounts, OwnAccount own, AccessLog log, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.own = own;
        this.log = log;
        this.clock = clock;
        this.known = new Remembered<>(clock);
    }

    /**
     * Issues a token at the server's console and for the demo district, with all rights of an account; it works from now to
     * the end of the last day. Not idempotent.
     *
     * @param days how long, 1 to 365
     * @throws Forbidden when anybody but the program itself asks
     * @throws Invalid when the name is missing or the days are out of range
     * @throws Refused when there is no such usable account in the caller's district
     */
    @Needs(Permission.MANAGE_TOKENS)
    public IssuedToken issue(Caller caller, String username, String name, int days) {
        if (caller.kind() != Caller.Kind.SYSTEM) throw new Forbidden("CONSOLE");
        Instant end = end(name, "name", days);
        Account account = usable(caller, username);
        return issued(caller, "ISSUE_TOKEN", token(account, name.strip(), null, end, null));
    }

    /** Hands the owner of an allowance the token that it allows. */
    IssuedToken pickedUp(Caller caller, Account account, TokenAllowance by) {
        return issued(caller, "PICK_UP_TOKEN", token(account, by.purpose(), by.rights(), by.expiresAt(), by.id()));
    }

    /**
     * Puts a new token in the place of one's own, with the same rights and the same end; both work during the overlap. Not
     * idempotent.
     *
     * @param overlap days for which the old one still works, 0 (it ends at once) to 30
     * @throws Refused when it has ended, was replaced before, or is the console's
     */
    @Needs(open = OWN)
    public IssuedToken replace(Caller caller, UUID id, int overlap) {
        Token old = mine(caller, id);
        if (overlap < 0 || overlap > LONGEST_OVERLAP) {
            throw new Invalid("overlap", AccessRefusal.OVERLAP_OUT_OF_RANGE, LONGEST_OVERLAP);
        }
        Instant now = now();
        if (!old.validAt(now) || !old.replaceable()) throw new Refused(AccessRefusal.TOKEN_NOT_REPLACEABLE);
        Token fresh = token(own.of(caller), old.name(), old.rights(), old.expiresAt(), old.allowance());
        Instant end = overlap == 0 ? now : ChinaTime.endOf(ChinaTime.day(now).plusDays(overlap));
        String secret = secret();
        if (!store.replace(old, end, fresh, digest(secret))) {
            throw new Refused(AccessRefusal.TOKEN_NOT_REPLACEABLE);
        }
        known.forgetAll();
        note(caller, "REPLACE_TOKEN", old.id());
        return new IssuedToken(fresh, secret);
    }

    /** One's own, the newest first, ended ones too. */
    @Needs(open = OWN)
    public List<Token> mine(Caller caller) {
        return store.of(caller.district(), own.of(caller).id());
    }

    /** Ends one's own token at once here and within five seconds on other nodes. Idempotent. */
    @Needs(open = OWN)
    public void revokeMine(Caller caller, UUID id) {
        end(caller, mine(caller, id));
    }

    /**
     * Ends a token at once on this node and within five seconds on others. Idempotent.
     *
     * @throws NotFound when the district has no such token
     */
    @Needs(Permission.MANAGE_TOKENS)
    public void revoke(Caller caller, UUID id) {
        end(caller, store.byId(caller.district(), id).orElseThrow(() -> new NotFound("token")));
    }

    /** Every token of the district, the newest first, ended ones too. */
    @Needs(Permission.MANAGE_TOKENS)
    public List<Token> all(Caller caller) {
        return store.all(caller.district());
    }

    /** The token that this secret is of, if it is valid now; that it was used is written down once a day. */
    @Needs(open = "whoever knows the secret asks for himself; that is what it is for")
    public Optional<Token> of(String secret) {
        if (!secret.startsWith(PREFIX)) return Optional.empty();
        byte[] digest = digest(secret);
        ByteBuffer key = ByteBuffer.wrap(digest);
        Optional<Token> token =
                known.get(key, any -> store.byDigest(digest)).filter(found -> found.validAt(clock.instant()));
        LocalDate today = ChinaTime.day(clock.instant());
        token.filter(found -> !today.equals(found.usedOn())).ifPresent(found -> {
            store.used(found, today);
            known.forget(key);
        });
        return token;
    }

    /** The end of the last day, if purpose and days are fit for a token. */
    Instant end(String purpose, String field, int days) {
        if (purpose == null || purpose.isBlank()) throw new Invalid(field, AccessRefusal.TOKEN_NAME_MISSING);
        if (days < 1 || days > LONGEST_DAYS) {
            throw new Invalid("days", AccessRefusal.EXPIRY_OUT_OF_RANGE, 1, LONGEST_DAYS);
        }
        return ChinaTime.endOf(ChinaTime.day(now()).plus(Period.ofDays(days)));
    }

    Account usable(Caller caller, String username) {
        Account account = accounts.byUsername(username)
                .map(AccountStore.Held::account)
                .filter(found -> found.district() == caller.district())
                .orElseThrow(() -> new Refused(AccessRefusal.NO_ACCOUNT, username));
        if (!account.usable()) throw new Refused(AccessRefusal.ACCOUNT_INACTIVE, username);
        return account;
    }

    private Token token(Account of, String name, Set<Permission> rights, Instant end, UUID allowance) {
        return new Token(
                UUID.randomUUID(),
                of.district(),
                of.id(),
                of.username(),
                name,
                rights,
                now(),
                end,
                null,
                allowance,
                null,
                null);
    }

    private IssuedToken issued(Caller caller, String did, Token token) {
        String secret = secret();
        store.insert(token, digest(secret));
        note(caller, did, token.id());
        return new IssuedToken(token, secret);
    }

    private Token mine(Caller caller, UUID id) {
        int account = own.of(caller).id();
        return store.byId(caller.district(), id)
                .filter(token -> token.accountId() == account)
                .orElseThrow(() -> new NotFound("token"));
    }

    private void end(Caller caller, Token token) {
        store.revoke(token.id(), clock.instant());
        known.forgetAll();
        note(caller, "REVOKE_TOKEN", token.id());
    }

    private void note(Caller caller, String did, UUID token) {
        log.note(caller, did, Map.of("token", token.toString()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private String secret() {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    private static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
