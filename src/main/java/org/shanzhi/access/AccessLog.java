package org.shanzhi.access;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shanzhi.access.store.AccessLogStore;
import org.shanzhi.access.store.AccessLogWriter;
import org.shanzhi.access.store.KnownAccounts;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Journal;
import org.shanzhi.policy.Needs;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * Who looked at what, who came in, who was refused. Kept three years ({@code retention: PII_ACCESS_LOG}); read by auditors
 * only ({@link AuditTrail}). Nothing here updates or deletes.
 */
@Component
public class AccessLog implements Journal {
    /** Codes, ids, numbers and addresses of pages; no blanks and nothing but ASCII, so no name and no free text. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.:/,=+-]{0,120}");

    private static final Pattern PERSONS_NUMBER =
            Pattern.compile("(?<![0-9])(1[0-9]{10}|[0-9]{15}|[0-9]{17}[0-9Xx])(?![0-9])");

    /** Random hexadecimal digits may look like a telephone number. */
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** Under which only the register of units answers; the code of a grid has as many digits as an old identity card. */
    private static final String UNIT = "unit";

    private static final String WHY =
            "whoever is asked to account for an access may not be the one to decide whether it is written down";

    private final AccessLogWriter writer;
    private final KnownAccounts accounts;
    private final Clock clock;

    AccessLog(AccessLogWriter writer, KnownAccounts accounts, Clock clock) {
        this.writer = writer;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Writes down an access. READ, REFUSED and AUDIT go to disk within half a second, everything else before this returns and in
     * the caller's transaction if there is one. If that fails, so does what was to be logged: a reveal that cannot be
     * logged is not made.
     *
     * @param matterId null when it is about no matter
     * @param detail codes and references
     * @throws IllegalArgumentException when a detail is no code: personal data does not belong into the log
     */
    @Needs(open = WHY)
    public void record(AccessKind kind, Caller caller, Long matterId, Map<String, String> detail) {
        Optional<Account> account = accounts.ofStaff(caller.district(), caller.staffId());
        if (caller.kind() == Caller.Kind.SYSTEM) detail = with(detail, "by", "PROGRAM");
        write(
                kind,
                caller.district(),
                account.map(Account::id).orElse(null),
                account.map(Account::username).orElse(null),
                matterId,
                detail);
    }

    /** A change by administration. @see #record */
    @Override
    @Needs(open = WHY)
    public void note(Caller caller, String did, Map<String, String> references) {
        record(AccessKind.ADMIN, caller, null, with(references, "did", did));
    }

    /** Writes down what an account did before anybody could be called its caller: signing in and failing to. */
    @Needs(open = WHY)
    public void record(AccessKind kind, Account account, Map<String, String> detail) {
        write(kind, account.district(), account.id(), account.username(), null, detail);
    }

    /** A failed sign-in under a name that nobody has. The name is not kept: people type passwords there. */
    @Needs(open = WHY)
    public void recordUnknown(AccessKind kind, Map<String, String> detail) {
        write(kind, 0, null, null, null, detail);
    }

    private void write(
            AccessKind kind,
            int district,
            Integer account,
            String username,
            Long matterId,
            Map<String, String> detail) {
        detail.forEach(AccessLog::refusePersonalData);
        var line = new AccessLogStore.Line(
                district, clock.instant(), kind, account, username, matterId, detail, MDC.get("request"));
        if (kind.batched()) writer.soon(line);
        else writer.now(line);
    }

    private static Map<String, String> with(Map<String, String> detail, String key, String value) {
        var more = new HashMap<>(detail);
        more.put(key, value);
        return more;
    }

    private static void refusePersonalData(String key, String value) {
        String withoutIds = UUID.matcher(value).replaceAll("");
        boolean personal =
                !key.equals(UNIT) && PERSONS_NUMBER.matcher(withoutIds).find();
        if (!CODE.matcher(value).matches() || personal) {
            throw new IllegalArgumentException("the access log takes codes and references only");
        }
    }
}
