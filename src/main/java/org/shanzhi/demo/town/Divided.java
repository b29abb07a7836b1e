package org.shanzhi.demo.town;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.matter.Command;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.UnitRef;
import org.shanzhi.policy.Caller;

/** 分工 between a unit that leads and one that assists: three tasks that end differently, as far as time has gone on. */
final class Divided {
    private final Tale tale;
    private final Caller leads;
    private final Caller assists;
    private final UnitRef lead;
    private final UnitRef assistant;
    private final Function<String, FreeText> text;
    private final SplittableRandom random;

    Divided(
            Tale tale,
            Caller leads,
            Caller assists,
            UnitRef lead,
            UnitRef assistant,
            Function<String, FreeText> text,
            SplittableRandom random) {
        this.tale = tale;
        this.leads = leads;
        this.assists = assists;
        this.lead = lead;
        this.assistant = assistant;
        this.text = text;
        this.random = random;
    }

    /** @return whether all of them are settled */
    boolean unfold() {
        return given(3, assistant, 3)
                && given(0.3, lead, 5)
                && given(0.3, assistant, 4)
                && answered(9, assists, 1, true)
                && answered(6, assists, 3, false)
                && judged(5, 1)
                && withdrawn(6, 3)
                && answered(10, leads, 2, true)
                && judged(2, 2);
    }

    private boolean given(double hours, UnitRef unit, int days) {
        return tale.then(
                hours,
                leads,
                at -> new Command.TaskGive(
                        unit, text.apply("task"), ChinaTime.day(at).plusDays(days + random.nextInt(3))));
    }

    private boolean answered(double hours, Caller by, int no, boolean done) {
        return then(hours, by, _ -> new Command.TaskAnswer(done, text.apply(done ? "taskDone" : "taskRefused"), no));
    }

    private boolean judged(double hours, int no) {
        if (random.nextInt(4) > 0) return accepted(hours, no);
        Caller does = no == 2 ? leads : assists;
        return then(
                        hours,
                        leads,
                        at -> new Command.TaskJudge(
                                false, text.apply("taskBack"), ChinaTime.day(at).plusDays(3), no))
                && answered(8, does, no, true)
                && accepted(4, no);
    }

    private boolean accepted(double hours, int no) {
        return then(hours, leads, _ -> new Command.TaskJudge(true, null, null, no));
    }

    private boolean withdrawn(double hours, int no) {
        return then(hours, leads, _ -> new Command.TaskWithdraw(text.apply("taskWithdrawn"), no));
    }

    private boolean then(double hours, Caller by, Function<Instant, Command> what) {
        return tale.then(hours, by, what);
    }
}
