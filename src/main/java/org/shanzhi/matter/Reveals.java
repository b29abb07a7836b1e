package org.shanzhi.matter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shanzhi.access.AccessKind;
import org.shanzhi.access.AccessLog;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.life.Revealing;
import org.shanzhi.matter.store.RevealStore;
import org.shanzhi.matter.work.Heads;
import org.shanzhi.matter.work.Sight;
import org.shanzhi.notify.NewNotice;
import org.shanzhi.notify.Notices;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 申请查看: where personal data is shown only when another person agrees. One asks for one field; a head of the unit that
 * leads the matter decides, or the centre's supervision when there is no other head; then it is seen once, within a day.
 * Every step is in the access log. Touches no clock.
 */
@Component
public class Reveals {
    public static final Duration TIME = Duration.ofHours(24);
    private static final Duration PATIENCE = Duration.ofDays(7);

    private final Sight sight;
    private final RevealStore store;
    private final Heads heads;
    private final AccessLog log;
    private final Notices notices;
    private final TransactionOperations transactions;
    private final Clock clock;

    Reveals(
            Sight sight,
            RevealStore store,
            Heads heads,
            AccessLog log,
            Notices notices,
            TransactionOperations transactions,
            Clock clock) {
        this.sight = sight;
        this.store = store;
        this.heads = heads;
        this.log = log;
        this.notices = notices;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Asks to see a field; whoever decides is told. Who may: whoever works on the matter and may reveal. Not idempotent: the
     * same again is refused while the first waits or has not been used.
     *
     * @throws NotFound no such matter or party for this caller
     * @throws Refused {@code REVEAL_NOT_GUARDED} when it can be seen without, {@code REVEAL_ASKED_ALREADY}
     */
    @Needs(Permission.REVEAL_PERSONAL_DATA)
    public void ask(Caller by, MatterNumber number, int party, PartyField field, RevealReason reason) {
        Matter m = sight.visible(by, number).matter();
        var concerned = m.party(party).orElseThrow(() -> new NotFound("party"));
        switch (Revealing.of(by, m, concerned)) {
            case NEVER -> throw new NotFound("party");
            case TASK -> throw new Refused(MatterRefusal.REVEAL_NOT_GUARDED);
            case APPROVED -> {}
        }
        Instant now = now();
        transactions.executeWithoutResult(transaction -> {
            store.hold(m.district(), m.id());
            boolean again = store.of(m.district(), m.id()).stream()
                    .filter(one -> one.askedBy() == by.staffId() && one.party() == party && one.field() == field)
                    .anyMatch(one -> waits(one, now) || one.usable(now));
            if (again) throw new Refused(MatterRefusal.REVEAL_ASKED_ALREADY);
            int no = store.add(m.district(), m.id(), party, field, reason, by.staffId(), now);
            record(by, m, "ASK_REVEAL", party, field, reason);
            tell(m, number, deciders(m, by.staffId()), "REVEAL_ASKED", no);
        });
    }

    /**
     * What is asked of a matter, as far as it concerns the caller.
     *
     * @param toDecide by the caller, the newest first
     * @param own what the caller asked for and can still be decided or used
     */
    public record Asked(List<RevealRequest> toDecide, List<RevealRequest> own) {}

    /** @throws NotFound no such matter for this caller */
    @Needs(Permission.READ_MATTERS)
    public Asked of(Caller by, MatterNumber number) {
        Matter m = sight.visible(by, number).matter();
        Instant now = now();
        var toDecide = new ArrayList<RevealRequest>();
        var own = new ArrayList<RevealRequest>();
        for (RevealRequest one : store.of(m.district(), m.id())) {
            if (one.askedBy() == by.staffId() && (waits(one, now) || one.usable(now))) own.add(one);
            if (waits(one, now) && deciders(m, one.askedBy()).contains(by.staffId())) toDecide.add(one);
        }
        return new Asked(toDecide, own);
    }

    /**
     * Agrees, for once and within a day, or refuses; whoever asked is told. Who may: a head of the unit that leads the matter
     * now, never whoever asked.
     *
     * @throws NotFound no such request that the caller may decide
     * @throws Refused {@code REVEAL_DECIDED} somebody else was faster
     */
    @Needs(Permission.READ_MATTERS)
    public void decide(Caller by, MatterNumber number, int no, boolean agree) {
        Matter m = sight.visible(by, number).matter();
        RevealRequest asked = store.of(m.district(), m.id()).stream()
                .filter(one -> one.no() == no && one.askedBy() != by.staffId())
                .filter(one -> deciders(m, one.askedBy()).contains(by.staffId()))
                .findFirst()
                .orElseThrow(() -> new NotFound("request"));
        Instant now = now();
        transactions.executeWithoutResult(transaction -> {
            if (!waits(asked, now)
                    || !store.decide(m.district(), m.id(), no, by.staffId(), agree ? now.plus(TIME) : null))
                throw new Refused(MatterRefusal.REVEAL_DECIDED);
            record(by, m, agree ? "AGREE_REVEAL" : "REFUSE_REVEAL", asked.party(), asked.field(), asked.reason());
            tell(m, number, Set.of(asked.askedBy()), agree ? "REVEAL_AGREED" : "REVEAL_REFUSED", no);
        });
    }

    private static boolean waits(RevealRequest one, Instant now) {
        return one.waits() && now.isBefore(one.askedAt().plus(PATIENCE));
    }

    private Set<Integer> deciders(Matter m, int asker) {
        return heads.handingOn(m.district(), m.unit(), asker);
    }

    private void record(Caller by, Matter m, String did, int party, PartyField field, RevealReason reason) {
        var detail = Map.of("did", did, "party", String.valueOf(party), "field", field.name(), "reason", reason.name());
        log.record(AccessKind.GRANT, by, m.id(), detail);
    }

    private void tell(Matter m, MatterNumber number, Set<Integer> whom, String code, int no) {
        // Numbers come again once old requests are swept; messages stay longer.
        String key = "reveal/" + m.id() + "/" + no + "/" + code + "/"
                + clock.instant().getEpochSecond();
        var messages = whom.stream()
                .map(staff ->
                        new NewNotice(staff, code, List.of(number.toString()), "/matters/" + number + "/reveals", key))
                .toList();
        notices.send(m.district(), messages);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
