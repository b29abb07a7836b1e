package org.shanzhi.matter.work;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.Supervision;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.store.Change;
import org.shanzhi.notify.NewNotice;
import org.shanzhi.notify.NewNotice.Named;
import org.shanzhi.notify.Notices;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Tells those whom a supervision concerns what has happened, together with the event, and never whoever did it. */
@Component
public class SupervisionBells {
    private final Notices notices;
    private final Heads heads;
    private final Organisation organisation;
    private final TransactionOperations transactions;

    SupervisionBells(Notices notices, Heads heads, Organisation organisation, TransactionOperations transactions) {
        this.notices = notices;
        this.heads = heads;
        this.organisation = organisation;
        this.transactions = transactions;
    }

    /** @return what {@code write} says: whether it was written. Of anything else nobody is told, and no transaction is opened */
    public boolean with(Caller by, MatterNumber number, Change made, BooleanSupplier write) {
        var news = news(by, made);
        if (news.isEmpty()) return write.getAsBoolean();
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            boolean written = write.getAsBoolean();
            if (written) send(by, number, made, news.get());
            else transaction.setRollbackOnly();
            return written;
        }));
    }

    private record News(String code, Supervision of, Set<Integer> whom) {}

    private Optional<News> news(Caller by, Change made) {
        Matter m = made.after();
        return switch (made.recorded().event()) {
            case Event.Supervised _ -> news("ORDERED", m, m.facts().objects(), answering(m));
            case Event.SupervisionReplied e -> {
                Supervision one = numbered(m, e.no());
                yield Optional.of(new News("REPLIED", one, supervising(m, one)));
            }
            case Event.SupervisionJudged e -> news(e.accept() ? "CLOSED" : "SENT_BACK", m, e.no(), answering(m));
            case Event.TalkRecorded e -> news("TALKED", m, e.no(), answering(m));
            default -> Optional.empty();
        };
    }

    private static Optional<News> news(String code, Matter m, int no, Set<Integer> whom) {
        return Optional.of(new News(code, numbered(m, no), whom));
    }

    private static Supervision numbered(Matter m, int no) {
        return m.facts().supervisions().stream()
                .filter(one -> one.no() == no)
                .findFirst()
                .orElseThrow();
    }

    /** Whoever handles the matter, and who answers for the unit. */
    private Set<Integer> answering(Matter m) {
        var told = new TreeSet<>(heads.over(m.district(), m.unit()));
        if (m.assignee() != null && organisation.serves(m.district(), m.assignee(), m.unit())) told.add(m.assignee());
        return told;
    }

    /** Whoever ordered it, or those who carry on once that person has left the unit. */
    private Set<Integer> supervising(Matter m, Supervision one) {
        return organisation.serves(m.district(), one.staff(), one.unit())
                ? Set.of(one.staff())
                : heads.supervision(m.district());
    }

    private void send(Caller by, MatterNumber number, Change made, News news) {
        Matter m = made.after();
        var args = List.<Object>of(
                number.toString(),
                new Named("supervision_levels", news.of().level()),
                organisation.unit(m.district(), m.unit()).name());
        String key = "supervision/" + m.id() + "/" + m.version();
        notices.send(
                m.district(),
                news.whom().stream()
                        .filter(staff -> staff != by.staffId())
                        .map(staff ->
                                new NewNotice(staff, "SUPERVISION_" + news.code(), args, "/matters/" + number, key))
                        .toList());
    }
}
