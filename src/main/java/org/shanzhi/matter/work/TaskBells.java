package org.shanzhi.matter.work;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.Task;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.store.Change;
import org.shanzhi.notify.NewNotice;
import org.shanzhi.notify.Notices;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Tells the unit whose turn it is what has happened to a task, together with the event, and never whoever did it. */
@Component
public class TaskBells {
    private final Notices notices;
    private final Heads heads;
    private final Organisation organisation;
    private final TransactionOperations transactions;

    TaskBells(Notices notices, Heads heads, Organisation organisation, TransactionOperations transactions) {
        this.notices = notices;
        this.heads = heads;
        this.organisation = organisation;
        this.transactions = transactions;
    }

    /** @return what {@code write} says: whether it was written. Of anything else nobody is told, and no transaction is opened */
    public boolean with(Caller by, MatterNumber number, Change made, BooleanSupplier write) {
        var news = news(made);
        if (news.isEmpty()) return write.getAsBoolean();
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            boolean written = write.getAsBoolean();
            if (written) send(by, number, made, news.get());
            else transaction.setRollbackOnly();
            return written;
        }));
    }

    private record News(String code, Task of, boolean toLead) {}

    private static Optional<News> news(Change made) {
        var tasks = made.after().facts().tasks();
        return switch (made.recorded().event()) {
            case Event.TaskGiven _ -> Optional.of(new News("GIVEN", tasks.getLast(), false));
            case Event.TaskAnswered e -> {
                Task task = tasks.get(e.no() - 1);
                yield Optional.of(new News(e.done() ? "DONE" : "REFUSED", task, true));
            }
            case Event.TaskJudged e -> {
                Task task = tasks.get(e.no() - 1);
                yield Optional.of(new News(e.accept() ? "ACCEPTED" : "GIVEN_BACK", task, false));
            }
            case Event.TaskWithdrawn e -> Optional.of(new News("WITHDRAWN", tasks.get(e.no() - 1), false));
            default -> Optional.empty();
        };
    }

    /** Of the unit that leads its handler too, who goes on with what came back. */
    private Set<Integer> whom(Matter m, News news) {
        int unit = news.toLead() ? m.unit() : news.of().unit();
        var told = new TreeSet<>(heads.over(m.district(), unit));
        boolean handled = unit == m.unit() && m.assignee() != null;
        if (handled && organisation.serves(m.district(), m.assignee(), unit)) told.add(m.assignee());
        return told;
    }

    private void send(Caller by, MatterNumber number, Change made, News news) {
        Matter m = made.after();
        var args = List.<Object>of(
                number.toString(),
                String.valueOf(news.of().no()),
                organisation.unit(m.district(), news.of().unit()).name());
        String key = "task/" + m.id() + "/" + m.version();
        notices.send(
                m.district(),
                whom(m, news).stream()
                        .filter(staff -> staff != by.staffId())
                        .map(staff ->
                                new NewNotice(staff, "TASK_" + news.code(), args, "/matters/" + number + "#tasks", key))
                        .toList());
    }
}
