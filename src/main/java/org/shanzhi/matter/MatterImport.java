package org.shanzhi.matter;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jooq.DSLContext;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refused;
import org.shanzhi.matter.life.Clocks;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.store.Change;
import org.shanzhi.matter.store.Copies;
import org.shanzhi.matter.store.CopyStore;
import org.shanzhi.matter.store.MatterStore;
import org.shanzhi.matter.work.Deciding;
import org.shanzhi.matter.work.Timekeeping;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.springframework.stereotype.Component;

/**
 * 导入: many matters of another system registered together, each by the decision of {@link Matters#register} and, where the
 * other system has answered it, that of {@link Matters#act}. Only the writing differs: one transaction for all.
 */
@Component
public class MatterImport {
    private static final long NO_NUMBER_YET = 0;

    private final MatterStore store;
    private final CopyStore copies;
    private final Deciding deciding;
    private final Timekeeping timekeeping;
    private final Organisation organisation;
    private final Clock clock;

    MatterImport(
            MatterStore store,
            CopyStore copies,
            Deciding deciding,
            Timekeeping timekeeping,
            Organisation organisation,
            Clock clock) {
        this.store = store;
        this.copies = copies;
        this.deciding = deciding;
        this.timekeeping = timekeeping;
        this.organisation = organisation;
        this.clock = clock;
    }

    /**
     * One of many.
     *
     * @param answer with what it was answered there; null while it is open
     * @param note on the answer, such as its original time; null without
     */
    public record Incoming(Registration registration, Command.Answer answer, FreeText note, Act act) {}

    /** What came of it. */
    public sealed interface Result {
        /** @param shown the title without what would tell who it is about */
        record Taken(State state, String shown) implements Result {}

        /** Nothing was written of it. Fields are those of the registration; those of the answer begin with {@code answer}. */
        record Wrong(List<FieldError> errors) implements Result {}
    }

    /** Work of the caller that is done exactly when the matters are written. */
    @FunctionalInterface
    public interface Together {
        /** @param numbers of those that were taken, in the order in which they were */
        void write(DSLContext transaction, List<MatterNumber> numbers);
    }

    /**
     * What {@link Batch#take} would answer; nothing is written and no number is used.
     *
     * @throws org.shanzhi.kernel.Forbidden without the rights to import and to register
     */
    @Needs(Permission.IMPORT_MATTERS)
    public Result consider(Caller by, Incoming incoming) {
        return begin(by).consider(incoming);
    }

    /**
     * 批量登记: matters decided one after the other, each once, and written in one transaction. The caller's unit holds them.
     * {@code requestedAt} is kept as it was, clocks start now. An answer concludes the matter now; its own time is for
     * {@code note}. Not idempotent by itself: what makes a repetition harmless belongs into {@code together}.
     *
     * @throws org.shanzhi.kernel.Forbidden without the rights to import and to register
     */
    @Needs(Permission.IMPORT_MATTERS)
    public Batch begin(Caller by) {
        by.require(Permission.IMPORT_MATTERS);
        by.require(Permission.REGISTER);
        return new Batch(by, clock.instant());
    }

    /** At most 2,000 at a time, so that the log's readers do not wait. */
    public final class Batch {
        private final Caller by;
        private final Instant now;
        private final List<Decided> taken = new ArrayList<>();

        private Batch(Caller by, Instant now) {
            this.by = by;
            this.now = now;
        }

        /** Whether it could be taken; nothing is kept and no number is used. */
        public Result consider(Incoming one) {
            return result(one, () -> NO_NUMBER_YET, _ -> {});
        }

        /** Decides for good: what is not wrong has its number and is written with the others. */
        public Result take(Incoming one) {
            int year = ChinaTime.day(now).getYear();
            return result(one, () -> store.nextId(by.district(), year), taken::add);
        }

        /**
         * Writes what was taken, and what the caller does together with it. Does not wait for the disk: after a fall of the
         * database server the last of it, with what was written together, may never have been.
         */
        public void write(Together together) {
            Clocks clocks = timekeeping.of(by.district());
            var numbers = taken.stream().map(one -> number(one.after())).toList();
            copies.write(
                    by.district(),
                    rows -> taken.forEach(one -> add(one, clocks, rows)),
                    transaction -> together.write(transaction, numbers));
        }

        private Result result(Incoming one, LongSupplier ids, Consumer<Decided> keep) {
            try {
                Decided decided = decide(by, one, now, ids);
                keep.accept(decided);
                return new Result.Taken(decided.after().state(), decided.after().title());
            } catch (Invalid e) {
                return new Result.Wrong(e.errors());
            }
        }

        private MatterNumber number(Matter m) {
            return new MatterNumber(organisation.district(by.district()).prefix(), m.id());
        }
    }

    /** @param answered null while it is open; its place in the chain is known when the first event is written */
    private record Decided(Change registered, Change answered) {
        Matter after() {
            return answered == null ? registered.after() : answered.after();
        }
    }

    private Decided decide(Caller by, Incoming one, Instant now, LongSupplier ids) {
        Change registered = deciding.registration(by, one.registration(), one.act(), ids, now);
        if (one.answer() == null) return new Decided(registered, null);
        var act = new Act(one.note(), List.of(), one.act().expected(), one.act().request(), null);
        try {
            return new Decided(registered, deciding.next(by, registered, one.answer(), act, now));
        } catch (Refused e) {
            throw new Invalid(e.reasons().stream()
                    .map(reason -> new FieldError("answer", reason.code(), reason.args()))
                    .toList());
        }
    }

    private static void add(Decided one, Clocks clocks, Copies rows) {
        byte[] head = rows.event(one.registered());
        Change next = one.answered();
        if (next != null) {
            head = rows.event(next.following(head));
        }
        Instant now = one.registered().recorded().at();
        rows.outcome(
                one.after(),
                head,
                clocks.nextDue(one.after()),
                now,
                one.registered().parties(),
                Set.of());
    }
}
