package org.shanzhi.matter.life;

import static org.shanzhi.matter.MatterRefusal.*;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.matter.Command.Supervise;
import org.shanzhi.matter.Command.SuperviseClose;
import org.shanzhi.matter.Command.SuperviseReply;
import org.shanzhi.matter.Command.SuperviseTalk;
import org.shanzhi.matter.Event.Supervised;
import org.shanzhi.matter.Event.SupervisionJudged;
import org.shanzhi.matter.Event.SupervisionReplied;
import org.shanzhi.matter.Event.TalkRecorded;
import org.shanzhi.matter.MatterRefusal;
import org.shanzhi.matter.Supervision;

/** 督办: ordered, answered, closed or sent back; one level after the other. */
final class Supervising {
    private final Situation s;
    private final List<Supervision> all;

    Supervising(Situation s) {
        this.s = s;
        this.all = s.matter().facts().supervisions();
    }

    /** 逐级: a higher level follows what is open below it, and passes over a level only with a reason. */
    Decision order(Supervise c) {
        var due = TimesTold.future("due", c.due(), s.now());
        var reasons = new ArrayList<Refusal>();
        Optional<Supervision> below = c.follows() == null ? highestBelow(c.level()) : named(c.follows());
        if (c.follows() != null && below.isEmpty()) reasons.add(Refusal.of(SUPERVISION_UNKNOWN, c.follows()));
        below.ifPresent(one -> {
            int steps = rank(c.level()) - rank(one.level());
            if (steps < 1) reasons.add(Refusal.of(SUPERVISION_NOT_HIGHER, label(one.level())));
            if (steps > 1 && c.skipReason() == null)
                reasons.add(Refusal.of(SUPERVISION_SKIPS_A_LEVEL, label(one.level()), label(c.level())));
        });
        int follows = below.map(Supervision::no).orElse(0);
        return reasons.isEmpty()
                ? Decision.happens(new Supervised(c.level(), c.reason(), due, follows, c.skipReason()))
                : new Decision.Not(List.copyOf(reasons));
    }

    Decision answer(SuperviseReply c) {
        return one(c.no(), Supervisions.ordered())
                .map(one -> Decision.happens(new SupervisionReplied(one.no(), c.text())))
                .orElseGet(() -> none(c.no(), NOT_SUPERVISED));
    }

    /** 销号 or 退回重办; a talk was held before its supervision is closed. */
    Decision judge(SuperviseClose c) {
        var one = one(c.no(), this::judged);
        if (one.isEmpty()) return none(c.no(), SUPERVISION_NOT_ANSWERED);
        if (c.accept()) {
            return Supervisions.withoutItsTalk().test(one.get())
                    ? new Decision.Not(List.of(Refusal.of(TALK_NOT_RECORDED)))
                    : Decision.happens(new SupervisionJudged(one.get().no(), true, c.text(), null));
        }
        if (c.due() == null) throw new Invalid("due", REQUIRED);
        if (!Supervisions.answered().test(one.get()))
            return new Decision.Not(List.of(Refusal.of(SUPERVISION_NOT_ANSWERED)));
        var due = TimesTold.future("due", c.due(), s.now());
        return Decision.happens(new SupervisionJudged(one.get().no(), false, c.text(), due));
    }

    Decision talk(SuperviseTalk c) {
        var at = TimesTold.past("at", c.at(), s.now());
        return one(c.no(), Supervisions.withoutItsTalk().and(this::theirs))
                .map(one -> Decision.happens(new TalkRecorded(one.no(), at, c.text())))
                .orElseGet(() -> none(c.no(), NO_TALK_ORDERED));
    }

    private boolean judged(Supervision one) {
        return theirs(one) && Supervisions.toJudge(s.matter()).test(one);
    }

    private boolean theirs(Supervision one) {
        return Supervisions.judges(s.caller(), Rules.permission(s), s.matter(), one);
    }

    private Optional<Supervision> one(Integer no, Predicate<Supervision> which) {
        return Supervisions.last(all).stream()
                .filter(which)
                .filter(one -> no == null || one.no() == no)
                .findFirst();
    }

    private Optional<Supervision> named(int no) {
        return Supervisions.last(all).stream().filter(one -> one.no() == no).findFirst();
    }

    /** What a level that names none goes up from. */
    private Optional<Supervision> highestBelow(String level) {
        return Supervisions.last(all).stream()
                .filter(one -> rank(one.level()) < rank(level))
                .max(Comparator.comparingInt((Supervision one) -> rank(one.level()))
                        .thenComparing(Supervision::no));
    }

    private int rank(String level) {
        return List.copyOf(s.policies().vocabulary().codes("supervision_levels"))
                .indexOf(level);
    }

    private Object label(String level) {
        return s.policies().vocabulary().lists().get("supervision_levels").get(level);
    }

    private static Decision none(Integer no, MatterRefusal otherwise) {
        return new Decision.Not(List.of(no == null ? Refusal.of(otherwise) : Refusal.of(SUPERVISION_UNKNOWN, no)));
    }
}
