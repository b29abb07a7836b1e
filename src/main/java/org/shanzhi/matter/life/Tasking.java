package org.shanzhi.matter.life;

import static org.shanzhi.matter.MatterRefusal.*;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.matter.Command.TaskAnswer;
import org.shanzhi.matter.Command.TaskGive;
import org.shanzhi.matter.Command.TaskJudge;
import org.shanzhi.matter.Command.TaskWithdraw;
import org.shanzhi.matter.Event.TaskAnswered;
import org.shanzhi.matter.Event.TaskGiven;
import org.shanzhi.matter.Event.TaskJudged;
import org.shanzhi.matter.Event.TaskWithdrawn;
import org.shanzhi.matter.MatterRefusal;
import org.shanzhi.matter.Task;
import org.shanzhi.matter.TaskState;

/** 分工: the lead gives tasks to the units that handle the matter together; they do them side by side. */
final class Tasking {
    private final Situation s;
    private final Matter m;

    Tasking(Situation s) {
        this.s = s;
        this.m = s.matter();
    }

    Decision give(TaskGive c) {
        int unit = c.unit().id();
        if (unit != m.unit() && !m.assists(unit)) return not(Refusal.of(TASK_UNIT_NOT_HERE));
        return Decision.happens(new TaskGiven(unit, c.what(), TimesTold.future("due", c.due(), s.now())));
    }

    Decision answer(TaskAnswer c) {
        return with(c.no(), task -> Decision.happens(new TaskAnswered(task.no(), c.done(), c.text())));
    }

    /** 验收 or 退回: what cannot be done is not accepted; what is given back has a new day. */
    Decision judge(TaskJudge c) {
        if (!c.accept() && c.text() == null) throw new Invalid("text", REQUIRED);
        if (!c.accept() && c.due() == null) throw new Invalid("due", REQUIRED);
        return with(c.no(), task -> {
            if (c.accept() && task.state() == TaskState.REFUSED) return not(Refusal.of(TASK_NOT_DONE, task.no()));
            var due = c.accept() ? null : TimesTold.future("due", c.due(), s.now());
            return Decision.happens(new TaskJudged(task.no(), c.accept(), c.text(), due));
        });
    }

    Decision withdraw(TaskWithdraw c) {
        return with(c.no(), task -> Decision.happens(new TaskWithdrawn(task.no(), c.reason())));
    }

    /** The one of this number; without a number the only one with which the caller can do this. */
    private Decision with(Integer no, Function<Task, Decision> step) {
        if (no == null) {
            List<Task> mine = candidates().toList();
            if (mine.size() != 1) throw new Invalid("no", REQUIRED);
            return step.apply(mine.getFirst());
        }
        Optional<Task> one = candidates().filter(t -> t.no() == no).findFirst();
        return one.map(step).orElseGet(() -> not(Refusal.of(why(no), no)));
    }

    private Stream<Task> candidates() {
        return m.facts().tasks().stream()
                .filter(t -> Tasks.stands(s.action(), t) && Tasks.theirs(s.action(), s.caller(), m, t));
    }

    private MatterRefusal why(int no) {
        return m.facts().tasks().stream().anyMatch(t -> t.no() == no && Tasks.stands(s.action(), t))
                ? TASK_OF_ANOTHER_UNIT
                : TASK_UNKNOWN;
    }

    private static Decision not(Refusal reason) {
        return new Decision.Not(List.of(reason));
    }
}
