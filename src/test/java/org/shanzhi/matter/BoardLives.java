package org.shanzhi.matter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.shanzhi.kernel.Forbidden;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.matter.work.Deciding;
import org.shanzhi.policy.Caller;

/** Lives of the last weeks as they might have been, on their way or beside it. */
final class BoardLives {
    private static final List<String> WAY =
            List.of("accept", "triage", "route", "sign", "start", "contact", "assign", "conclude", "call-back");
    private static final List<String> BESIDES =
            List.of("suspend", "resume", "extend", "supplement", "set-flag", "transfer");

    private final Town town;
    private final MatterHistory history;
    private final Deciding deciding;
    private final Clock clock;

    BoardLives(Town town, MatterHistory history, Deciding deciding, Clock clock) {
        this.town = town;
        this.history = history;
        this.deciding = deciding;
        this.clock = clock;
    }

    void live(SplittableRandom random, int matters) {
        Instant now = clock.instant();
        history.tell(town.district, telling -> {
            for (int n = 1; n <= matters; n++) {
                Instant at = now.minus(Duration.ofHours(2 + random.nextInt(40 * 24)));
                Caller first = random.nextInt(4) == 0 ? town.gridWorker : town.clerk;
                Life life = telling.registered(n, at, first, town.request("楼上漏水" + n, "漏水三个月"));
                int steps = random.nextInt(WAY.size() + 4);
                for (int i = 0; i < steps; i++) {
                    at = at.plus(Duration.ofMinutes(10 + random.nextInt(3_000)));
                    if (!at.isBefore(now)) break;
                    String action = i < WAY.size() && random.nextInt(5) > 0
                            ? WAY.get(i)
                            : BESIDES.get(random.nextInt(BESIDES.size()));
                    step(life, at, Commands.random(action, at, random));
                }
            }
        });
    }

    private void step(Life life, Instant at, Command command) {
        for (Caller by : List.of(town.clerk, town.triage, town.handler, town.head, town.gridWorker, town.callback)) {
            if (!by.may(deciding.permission(command))) continue;
            try {
                life.happened(at, by, command);
                return;
            } catch (Refused | Forbidden | NotFound | Invalid notNow) {
                // somebody else's, or not yet
            }
        }
    }
}
