package org.shanzhi.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shanzhi.access.store.ApprovalStore;
import org.shanzhi.access.store.Remembered;
import org.shanzhi.kernel.Forbidden;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.database.AfterCommit;
import org.shanzhi.policy.Appointments;
import org.shanzhi.policy.Appointments.Appointed;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 双人复核: what one person asks for and another decides. Never the same person, whatever rights they hold; whoever else
 * holds the right may decide, so that nobody's absence stops anything. Every step is in the access log.
 */
@Component
public class Approvals {
    public static final int LONGEST_REASON = 200;
    private static final int SHORTEST_REASON = 4;
    private static final int OWN = 50;
    private static final String WHOSE = "shows what the caller asked for, or may decide";

    private final Map<String, ApprovalKind> kinds;
    private final ApprovalStore store;
    private final Callers callers;
    private final Appointments appointments;
    private final AccessLog log;
    private final ApplicationEventPublisher publisher;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Duration patience;
    private final Remembered<Integer, List<Approval>> open;

    Approvals(
            List<ApprovalKind> kinds,
            ApprovalStore store,
            Callers callers,
            Appointments appointments,
            AccessLog log,
            ApplicationEventPublisher publisher,
            TransactionOperations transactions,
            Clock clock,
            @Value("${shanzhi.approvals.days:7}") int days) {
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(ApprovalKind::code, Function.identity()));
        this.store = store;
        this.callers = callers;
        this.appointments = appointments;
        this.log = log;
        this.publisher = publisher;
        this.transactions = transactions;
        this.clock = clock;
        this.patience = Duration.ofDays(days);
        this.open = new Remembered<>(clock);
    }

    /**
     * Before something is done that only makes sense when it is asked for afterwards; writes nothing.
     *
     * @throws Invalid as {@link #ask}
     */
    @Needs(byAction = true)
    public void requireAsking(Caller by, String code, String reason) {
        by.require(kind(code).toAsk());
        requirePerson(by);
        inWords(reason);
    }

    /**
     * Asks. Needs the kind's right to ask; a token asks for nothing, because a person has to. In the caller's transaction
     * when there is one. Not idempotent: the same again is refused while the first one waits.
     *
     * @param references what exactly, as codes: they stand in the access log
     * @throws Invalid the reason is not said in words
     * @throws Refused what is against it already, or {@code APPROVAL_ASKED_ALREADY}
     */
    @Needs(byAction = true)
    public Approval ask(Caller by, String code, Map<String, String> references, String reason) {
        requireAsking(by, code, reason);
        ApprovalKind kind = kind(code);
        refuse(kind.against(by, references));
        Instant now = now();
        var asked = new Approval(
                by.district(),
                UUID.randomUUID(),
                code,
                Map.copyOf(references),
                kind.subject(by.district(), references),
                reason.strip(),
                by.staffId(),
                by.unitId(),
                now,
                now.plus(patience),
                ApprovalState.OPEN,
                0,
                "",
                null);
        transactions.executeWithoutResult(transaction -> {
            boolean again = store.open(by.district()).stream()
                    .anyMatch(one -> one.waitsAt(now)
                            && one.kind().equals(code)
                            && one.references().equals(references));
            if (again) throw new Refused(AccessRefusal.APPROVAL_ASKED_ALREADY);
            store.insert(asked);
            moved(by, "ASK_APPROVAL", asked);
        });
        return asked;
    }

    /**
     * Grants, and does at once what was asked for; or refuses. One of two who decide at once comes too late. Needs the kind's
     * right to decide, from another person than who asked.
     *
     * @param why needed to refuse
     * @throws NotFound when there is no such thing to decide
     * @throws Invalid {@code REASON_SHORT} a refusal without a reason
     * @throws Refused {@code APPROVAL_OWN}, {@code APPROVAL_OVER}, {@code APPROVAL_EXPIRED}; to grant also
     *     {@code ASKER_LOST_RIGHT}, {@code APPROVAL_CHANGED}, and whatever is against it now. It keeps waiting then
     */
    @Needs(byAction = true)
    public Approval decide(Caller by, UUID id, boolean grant, String why) {
        requirePerson(by);
        String words = grant && why.isBlank() ? "" : inWords(why);
        return transactions.execute(transaction -> {
            Approval asked = store.hold(by.district(), id).orElseThrow(() -> new NotFound("approval"));
            ApprovalKind kind = kind(asked.kind());
            requireDecider(by, kind, asked);
            requireWaiting(asked);
            Approval decided = store.close(
                    asked, grant ? ApprovalState.GRANTED : ApprovalState.REFUSED, by.staffId(), words, now());
            if (grant) {
                Caller asker = asker(asked, kind);
                if (!kind.subject(asked.district(), asked.references()).equals(asked.subject()))
                    throw new Refused(AccessRefusal.APPROVAL_CHANGED);
                refuse(kind.against(asker, asked.references()));
                kind.perform(by, asker, decided);
            }
            moved(by, grant ? "GRANT_APPROVAL" : "REFUSE_APPROVAL", decided);
            return decided;
        });
    }

    /**
     * Takes back what one asked for oneself.
     *
     * @throws NotFound when the caller asked for no such thing
     * @throws Refused {@code APPROVAL_OVER}
     */
    @Needs(open = "whoever asked may stop asking")
    public void withdraw(Caller by, UUID id) {
        transactions.executeWithoutResult(transaction -> {
            Approval asked = store.hold(by.district(), id)
                    .filter(one -> one.askedBy() == by.staffId())
                    .orElseThrow(() -> new NotFound("approval"));
            if (asked.state() != ApprovalState.OPEN) throw new Refused(AccessRefusal.APPROVAL_OVER);
            moved(by, "WITHDRAW_APPROVAL", store.close(asked, ApprovalState.WITHDRAWN, 0, "", now()));
        });
    }

    /** Ends what nobody decided in time, and says so in the log. Idempotent. */
    @Needs(open = "the program does it, never somebody's request")
    public void expire() {
        for (Approval late : store.late(now())) {
            transactions.executeWithoutResult(transaction -> store.hold(late.district(), late.id())
                    .filter(held -> held.state() == ApprovalState.OPEN)
                    .ifPresent(held -> moved(
                            callers.program(held.district(), "NIGHT_JOB"),
                            "EXPIRE_APPROVAL",
                            store.close(held, ApprovalState.EXPIRED, 0, "", now()))));
        }
    }

    /** What waits for this person's decision, the oldest first. From memory, five seconds old at most. */
    @Needs(open = WHOSE)
    public List<Approval> waiting(Caller by) {
        return open.get(by.district(), district -> Optional.of(store.open(district))).orElseThrow().stream()
                .filter(asked -> asked.waitsAt(clock.instant()) && mayDecide(by, asked))
                .toList();
    }

    /** What this person asked for, the newest first. */
    @Needs(open = WHOSE)
    public List<Approval> own(Caller by) {
        return store.own(by.district(), by.staffId(), OWN);
    }

    /** What waits of a kind with this reference, whoever asked; for whoever may ask for such a thing. */
    @Needs(byAction = true)
    public List<Approval> waiting(Caller by, String code, String reference, String value) {
        by.require(kind(code).toAsk());
        return store.open(by.district()).stream()
                .filter(asked -> asked.kind().equals(code) && asked.waitsAt(clock.instant()))
                .filter(asked -> value.equals(asked.references().get(reference)))
                .toList();
    }

    /** What is over of what this person asked for, decided or might have decided: the latest first, before the last one shown. */
    @Needs(open = WHOSE)
    public List<Approval> over(Caller by, Instant before, int most) {
        List<String> shown = kinds.values().stream()
                .filter(kind -> by.may(kind.toAsk()) || by.may(kind.toDecide()))
                .map(ApprovalKind::code)
                .toList();
        var seen = new ArrayList<Approval>();
        List<Approval> some;
        Instant from = before;
        do {
            some = store.over(by.district(), shown, from, most);
            some.stream().filter(one -> concerns(by, one)).forEach(seen::add);
            if (!some.isEmpty()) from = some.getLast().closedAt();
        } while (some.size() == most && seen.size() < most);
        return seen.stream().limit(most).toList();
    }

    /** Who may decide it today, by number. */
    @Needs(open = "who holds an office is no secret among staff")
    public List<Appointed> deciders(Approval asked) {
        return appointments.serving(asked.district()).stream()
                .filter(one -> callers.inAnyUnit(asked.district(), one).anyMatch(by -> mayDecide(by, asked)))
                .toList();
    }

    /** The kind of this code. */
    @Needs(open = "what can be asked for is no secret")
    public ApprovalKind kind(String code) {
        ApprovalKind kind = kinds.get(code);
        if (kind == null) throw new NotFound("kind of approval");
        return kind;
    }

    /** Every right with which somebody asks or decides. */
    @Needs(open = "what can be asked for is no secret")
    public Set<String> rights() {
        return kinds.values().stream()
                .flatMap(kind -> List.of(kind.toAsk(), kind.toDecide()).stream())
                .map(Enum::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether there is anything at all that this person may ask for or decide. */
    @Needs(byAction = true)
    public void requireAny(Caller by) {
        Set<String> rights = rights();
        if (by.permissions().stream().noneMatch(right -> rights.contains(right.name())))
            throw new Forbidden(String.join(",", rights));
    }

    private boolean concerns(Caller by, Approval one) {
        return one.askedBy() == by.staffId() || one.decidedBy() == by.staffId() || mayDecide(by, one);
    }

    private boolean mayDecide(Caller by, Approval asked) {
        ApprovalKind kind = kinds.get(asked.kind());
        return kind != null && asked.askedBy() != by.staffId() && by.may(kind.toDecide()) && kind.decides(by, asked);
    }

    private static void requireDecider(Caller by, ApprovalKind kind, Approval asked) {
        by.require(kind.toDecide());
        if (asked.askedBy() == by.staffId()) throw new Refused(AccessRefusal.APPROVAL_OWN);
        if (!kind.decides(by, asked)) throw new Forbidden(kind.toDecide().name());
    }

    private void requireWaiting(Approval asked) {
        if (asked.state() != ApprovalState.OPEN) throw new Refused(AccessRefusal.APPROVAL_OVER);
        if (!asked.waitsAt(clock.instant())) throw new Refused(AccessRefusal.APPROVAL_EXPIRED);
    }

    private Caller asker(Approval asked, ApprovalKind kind) {
        return callers.onBehalf(asked.district(), asked.askedBy(), asked.askedUnit())
                .filter(person -> person.may(kind.toAsk()))
                .orElseThrow(() -> new Refused(AccessRefusal.ASKER_LOST_RIGHT));
    }

    private void moved(Caller by, String did, Approval approval) {
        var references = new HashMap<>(approval.references());
        references.put("approval", approval.id().toString());
        references.put("kind", approval.kind());
        log.note(by, did, references);
        boolean waits = approval.state() == ApprovalState.OPEN;
        Set<Integer> deciders =
                waits ? deciders(approval).stream().map(Appointed::staffId).collect(Collectors.toSet()) : Set.of();
        publisher.publishEvent(new ApprovalMoved(approval, deciders));
        AfterCommit.run(() -> open.forget(approval.district()));
    }

    private static void requirePerson(Caller by) {
        if (by.kind() != Caller.Kind.STAFF) throw new Forbidden("STAFF");
    }

    private static String inWords(String reason) {
        String words = reason == null ? "" : reason.strip();
        int length = words.codePointCount(0, words.length());
        if (length < SHORTEST_REASON) throw new Invalid("reason", AccessRefusal.REASON_SHORT, SHORTEST_REASON);
        if (length > LONGEST_REASON) throw new Invalid("reason", AccessRefusal.REASON_LONG, LONGEST_REASON);
        return words;
    }

    private static void refuse(List<Refusal> reasons) {
        if (!reasons.isEmpty()) throw new Refused(reasons);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
