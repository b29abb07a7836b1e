package org.shanzhi.kernel.idempotency;

import static java.util.regex.Matcher.quoteReplacement;
import static org.shanzhi.db.Tables.IDEMPOTENCY;

import java.security.MessageDigest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.RecordMapper;
import org.jooq.impl.DSL;
import org.shanzhi.kernel.ServiceCode;
import org.shanzhi.kernel.database.Conflict;
import org.shanzhi.kernel.database.OneTrip;
import org.shanzhi.kernel.log.Redactor;
import org.shanzhi.kernel.web.HttpProblem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request that is sent twice with one key is done once and answered twice, for seven days. The row that remembers it
 * commits together with what it did, so that neither can be without the other, whatever crashes.
 *
 * <p>What is stored is the answer of 2xx, 409 and 422. The same key with other content is 422
 * {@code IDEMPOTENCY_KEY_REUSED}. A repetition while the first is still at work waits for it (a matter) or is 409
 * {@code IDEMPOTENCY_KEY_RUNNING} (anything else).
 */
@Service
public class Idempotency {
    public static final int DAYS_KEPT = 7;
    private static final Pattern JSON_STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");

    private final DSLContext dsl;
    private final TransactionOperations transactions;
    private final JsonMapper json;
    private final Clock clock;

    public Idempotency(DSLContext dsl, TransactionOperations transactions, JsonMapper json, Clock clock) {
        this.dsl = dsl;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The row that belongs into the {@link OneTrip} that moves a matter. A repetition makes the trip fail with a
     * {@link Conflict}, which {@link #once} understands.
     */
    public Query insertRow(IdempotencyKey key, long matterId, int version, int status) {
        return row(key, status, matterId, version, null);
    }

    /**
     * The earlier answer to this request.
     *
     * @throws HttpProblem 422 when the key was used for something else
     */
    public Optional<Stored> find(IdempotencyKey key) {
        return row(key, row -> {
            if (!MessageDigest.isEqual(row.get(IDEMPOTENCY.REQUEST_HASH), key.requestHash())) {
                throw new HttpProblem(HttpStatus.UNPROCESSABLE_CONTENT, ServiceCode.IDEMPOTENCY_KEY_REUSED, key.key());
            }
            return stored(row);
        });
    }

    /** What was answered under this key whatever was asked, for the sender who was not told and asks something else now. */
    public Optional<Stored> earlier(IdempotencyKey key) {
        return row(key, Idempotency::stored);
    }

    private Optional<Stored> row(IdempotencyKey key, RecordMapper<Record, Stored> of) {
        return dsl.select(
                        IDEMPOTENCY.REQUEST_HASH,
                        IDEMPOTENCY.STATUS,
                        IDEMPOTENCY.MATTER_ID,
                        IDEMPOTENCY.VERSION,
                        IDEMPOTENCY.ANSWER)
                .from(IDEMPOTENCY)
                .where(is(key))
                .fetchOptional(of);
    }

    private static Stored stored(Record row) {
        var answer = row.get(IDEMPOTENCY.ANSWER);
        return new Stored(
                row.get(IDEMPOTENCY.STATUS),
                row.get(IDEMPOTENCY.MATTER_ID),
                row.get(IDEMPOTENCY.VERSION),
                answer == null ? null : answer.data());
    }

    /**
     * Moves a matter once. Nothing is read beforehand: only when {@code work} fails, for whatever reason (the key is
     * there already, the version moved on, the action is no longer possible), is the key looked up; if it is known, the
     * earlier answer stands.
     *
     * @param work sends {@link #insertRow} in its own round trip
     * @param again renders the matter as it was at the stored version
     */
    public <T> Once<T> once(Optional<IdempotencyKey> key, Supplier<T> work, Function<Stored, T> again) {
        try {
            return new Once.Done<>(work.get());
        } catch (RuntimeException failed) {
            var stored = key.flatMap(this::find).orElseThrow(() -> failed);
            return stored.ofMatter()
                    ? new Once.Again<>(again.apply(stored))
                    : new Once.Kept<>(stored.status(), stored.answer());
        }
    }

    /**
     * Does anything else once, in one transaction with the row that remembers it. What {@code work} answers is kept as
     * JSON for seven days: it must hold no personal data and no secret.
     *
     * @param work in the transaction; what it throws undoes everything
     */
    public <T> Once<T> plain(Optional<IdempotencyKey> key, HttpStatus status, Supplier<T> work) {
        if (key.isEmpty()) {
            return new Once.Done<>(work.get());
        }
        return transactions.execute(transaction -> {
            claim(key.get());
            var stored = find(key.get());
            if (stored.isPresent()) {
                return new Once.Kept<>(stored.get().status(), stored.get().answer());
            }
            var value = work.get();
            dsl.execute(row(key.get(), status.value(), null, null, json.writeValueAsString(value)));
            return new Once.Done<>(value);
        });
    }

    /** Keeps a refusal, if nothing is kept under the key yet; numbers in it that may be a person's are masked. */
    void keep(IdempotencyKey key, int status, String problem) {
        // The one character that the database keeps in no text; a refusal may quote what was sent.
        var text = problem.replace("\\u0000", "\\ufffd");
        var masked = JSON_STRING.matcher(text).replaceAll(string -> quoteReplacement(Redactor.mask(string.group())));
        dsl.execute(DSL.insertInto(IDEMPOTENCY)
                .set(values(key, status, null, null, masked))
                .onConflictDoNothing());
    }

    /** Until the end of the transaction nobody else can claim it; a claim never waits and never outlives a crash. */
    private void claim(IdempotencyKey key) {
        var name = key.districtId() + "\n" + key.clientId() + "\n" + key.key();
        var free = dsl.fetchValue("select pg_try_advisory_xact_lock(hashtextextended(?, 0))", name);
        if (!Boolean.TRUE.equals(free)) {
            throw new HttpProblem(HttpStatus.CONFLICT, ServiceCode.IDEMPOTENCY_KEY_RUNNING, key.key());
        }
    }

    private Query row(IdempotencyKey key, int status, Long matterId, Integer version, String answer) {
        return DSL.insertInto(IDEMPOTENCY).set(values(key, status, matterId, version, answer));
    }

    private Map<Field<?>, Object> values(
            IdempotencyKey key, int status, Long matterId, Integer version, String answer) {
        var values = new LinkedHashMap<Field<?>, Object>();
        values.put(IDEMPOTENCY.DISTRICT_ID, key.districtId());
        values.put(IDEMPOTENCY.CLIENT_ID, key.clientId());
        values.put(IDEMPOTENCY.KEY, key.key());
        values.put(IDEMPOTENCY.REQUEST_HASH, key.requestHash());
        values.put(IDEMPOTENCY.MATTER_ID, matterId);
        values.put(IDEMPOTENCY.VERSION, version);
        values.put(IDEMPOTENCY.ANSWER, answer == null ? null : JSONB.valueOf(answer));
        values.put(IDEMPOTENCY.STATUS, status);
        values.put(IDEMPOTENCY.AT, clock.instant());
        return values;
    }

    private static Condition is(IdempotencyKey key) {
        return IDEMPOTENCY
                .DISTRICT_ID
                .eq(key.districtId())
                .and(IDEMPOTENCY.CLIENT_ID.eq(key.clientId()))
                .and(IDEMPOTENCY.KEY.eq(key.key()));
    }
}
