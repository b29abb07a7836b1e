package org.shanzhi.demo.town;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.matter.Command;
import org.shanzhi.matter.FreeText;
import org.shanzhi.policy.Caller;

/** 督办 of a matter that lies still: ordered, raised, answered, sent back, closed, as far as time has gone on. */
final class Supervised {
    private final Tale tale;
    private final Caller supervisor;
    private final Caller handler;
    private final Function<String, FreeText> text;
    private final SplittableRandom random;

    Supervised(Tale tale, Caller supervisor, Caller handler, Function<String, FreeText> text, SplittableRandom random) {
        this.tale = tale;
        this.supervisor = supervisor;
        this.handler = handler;
        this.text = text;
        this.random = random;
    }

    void unfold() {
        switch (random.nextInt(7)) {
            case 0 -> ordered(40, "URGE", 2);
            case 1 -> {
                if (ordered(150, "URGE", 7)) answered();
            }
            case 2 -> {
                if (ordered(60, "NOTICE", 7) && answered()) judged(true);
            }
            case 3 -> {
                if (ordered(50, "URGE", 5) && answered()) judged(false);
            }
            case 4 -> {
                if (ordered(30, "URGE", 2)) ordered(80, "NOTICE", 5);
            }
            case 5 -> {
                if (ordered(60, "LISTED", 7) && ordered(60, "TALK", 7) && talked() && answered()) judged(true);
            }
            default -> {
                if (ordered(50, "LISTED", 10) && answered()) judged(true);
            }
        }
    }

    private boolean ordered(double hours, String level, int days) {
        return then(
                hours,
                supervisor,
                at -> new Command.Supervise(
                        level, text.apply("supervise"), ChinaTime.day(at).plusDays(days)));
    }

    private boolean answered() {
        return then(20, handler, _ -> new Command.SuperviseReply(text.apply("superviseReply")));
    }

    private boolean talked() {
        return then(10, supervisor, at -> new Command.SuperviseTalk(at, text.apply("superviseTalk"), null));
    }

    private boolean judged(boolean accept) {
        return then(
                8,
                supervisor,
                at -> new Command.SuperviseClose(
                        accept,
                        text.apply(accept ? "superviseClose" : "superviseSentBack"),
                        accept ? null : ChinaTime.day(at).plusDays(5),
                        null));
    }

    private boolean then(double hours, Caller by, Function<Instant, Command> what) {
        return tale.anyway(hours, by, what);
    }
}
