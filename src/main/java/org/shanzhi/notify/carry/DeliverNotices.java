package org.shanzhi.notify.carry;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.shanzhi.kernel.database.DatabaseClock;
import org.shanzhi.kernel.tasks.RecurringWork;
import org.shanzhi.notify.Medium;
import org.shanzhi.notify.carry.NotCarried.Why;
import org.shanzhi.notify.store.OutgoingStore;
import org.shanzhi.notify.store.OutgoingStore.Ready;
import org.shanzhi.notify.words.OutsideText;
import org.shanzhi.policy.Appointments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries out of the house what lies in the outbox, at least once: what a crash left in between is carried again under the
 * same id. What fails is tried again after {@link Backoff}, and given up in the end for an administrator to see.
 */
@Component
public class DeliverNotices implements RecurringWork {
    private static final Logger LOG = LoggerFactory.getLogger(DeliverNotices.class);
    private static final int AT_ONCE = 200;
    private static final int THREADS = 8;
    /** For the last try, which is given up by itself unless it is cut off. */
    private static final Duration LAST = Duration.ofHours(1);

    private final OutgoingStore outgoing;
    private final Carriers carriers;
    private final OutsideText text;
    private final Appointments appointments;
    private final Clock clock;

    DeliverNotices(
            OutgoingStore outgoing, Carriers carriers, OutsideText text, Appointments appointments, Clock clock) {
        this.outgoing = outgoing;
        this.carriers = carriers;
        this.text = text;
        this.appointments = appointments;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "deliver-notices";
    }

    @Override
    public Schedule schedule() {
        return FixedDelay.ofSeconds(5);
    }

    @Override
    public void run() {
        deliver();
    }

    /** Carries whatever is due; returns how many messages were taken over. */
    public int deliver() {
        // a medium that did not answer once is left alone until the next time
        Set<Medium> down = ConcurrentHashMap.newKeySet();
        int carried = 0;
        try (var threads =
                Executors.newFixedThreadPool(THREADS, Thread.ofVirtual().factory())) {
            for (List<Ready> some = take(); !some.isEmpty(); some = take()) {
                var work = some.stream()
                        .<Callable<Boolean>>map(it -> () -> carry(it, down))
                        .toList();
                for (var one : threads.invokeAll(work)) if (one.resultNow()) carried++;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return carried;
    }

    private List<Ready> take() {
        DatabaseClock.requireTrustworthy(clock);
        return outgoing.take(
                clock.instant(), AT_ONCE, tries -> Backoff.after(tries).orElse(LAST));
    }

    private boolean carry(Ready it, Set<Medium> down) {
        if (down.contains(it.medium())) {
            outgoing.notTried(it);
            return false;
        }
        try {
            if (!it.notices().isEmpty()) hand(it);
            outgoing.carried(it, clock.instant());
            return true;
        } catch (NotCarried failed) {
            Why why = failed.why();
            if (why == Why.UNREACHABLE || why == Why.NOT_ADMITTED) down.add(it.medium());
            failed(it, why);
        } catch (RuntimeException broken) {
            // its message may quote a secret or an address
            LOG.error(
                    "Message {} could not be carried: {}",
                    it.message(),
                    broken.getClass().getName());
            failed(it, Why.BROKEN);
        }
        return false;
    }

    private void failed(Ready it, Why why) {
        boolean again = why.passes() && Backoff.after(it.tries()).isPresent();
        if (again) outgoing.failed(it, why.name());
        else outgoing.givenUp(it, clock.instant(), why.name());
    }

    private void hand(Ready it) throws NotCarried {
        var way = carriers.of(it.district(), it.medium());
        boolean serves = !appointments.of(it.district(), it.staff()).isEmpty();
        if (way.isEmpty() || it.address() == null || !serves) throw new NotCarried(Why.SWITCHED_OFF);
        way.get()
                .carrier()
                .carry(new Parcel(
                        it.message(), it.address(), text.subject(it.notices().size()), text.body(it.notices())));
    }
}
