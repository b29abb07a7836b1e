package org.shanzhi.matter;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Overtaken;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.idempotency.Idempotency;
import org.shanzhi.kernel.idempotency.IdempotencyKey;
import org.shanzhi.kernel.idempotency.Once;
import org.shanzhi.kernel.web.HttpProblem;
import org.shanzhi.kernel.web.ProblemCode;
import org.shanzhi.kernel.web.RequestIds;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Policies;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Several actions of one person on one matter, from one form that is sent once: 受理、研判、分流 at a desk. */
@Component
public class Steps {
    private final Matters matters;
    private final Policies policies;
    private final Idempotency idempotency;

    Steps(Matters matters, Policies policies, Idempotency idempotency) {
        this.matters = matters;
        this.policies = policies;
        this.idempotency = idempotency;
    }

    /**
     * How far it went.
     *
     * @param done how many of the steps stand
     * @param refused why the next one could not be; empty when all were done
     * @param errors what is wrong with its fields
     * @param overtaken somebody else acted before it
     */
    public record Taken(int done, List<Refusal> refused, List<FieldError> errors, boolean overtaken) {
        public boolean whole() {
            return refused.isEmpty() && errors.isEmpty() && !overtaken;
        }
    }

    /**
     * One action after the other, each with its own event. What the first did stands even when the second is refused. Who
     * may: every one of the actions' rights, asked before the first is done. Which clocks they move: each its own. With a
     * key it is idempotent: the key is remembered with the last step, so that a repetition after half of it goes on
     * instead of pretending to be done.
     *
     * @param expected the version that was on the screen
     * @throws org.shanzhi.kernel.NotFound absent or not for this caller
     * @throws org.shanzhi.kernel.Forbidden no role of the caller's may do one of them
     * @throws Overtaken somebody was faster than the first step
     * @throws Refused why the first step is not possible now
     * @throws Invalid what is wrong with the first step's fields
     */
    @Needs(byAction = true)
    public Taken take(
            Caller by,
            MatterNumber number,
            List<Instruction> steps,
            OptionalInt expected,
            Optional<IdempotencyKey> key) {
        for (var step : steps)
            by.require(policies.action(step.command().action()).permission());
        var whole = new Taken(steps.size(), List.of(), List.of(), false);
        var once = idempotency.once(key, () -> taken(by, number, steps, expected, key), stored -> whole);
        return switch (once) {
            case Once.Done<Taken>(var taken) -> taken;
            case Once.Again<Taken>(var taken) -> taken;
            case Once.Kept<Taken> kept -> throw new HttpProblem(HttpStatus.valueOf(kept.status()), ProblemCode.REFUSED);
        };
    }

    private Taken taken(
            Caller by,
            MatterNumber number,
            List<Instruction> steps,
            OptionalInt expected,
            Optional<IdempotencyKey> key) {
        var version = expected;
        for (int done = 0; done < steps.size(); done++) {
            boolean last = done == steps.size() - 1;
            Act.Once once = Act.once(last ? key : Optional.empty(), idempotency, HttpStatus.OK);
            var step = steps.get(done);
            try {
                var act = new Act(step.note(), step.files(), version, RequestIds.current(), once);
                version = OptionalInt.of(
                        matters.act(by, number, step.command(), act).version());
            } catch (Refused refused) {
                if (done == 0) throw refused;
                return new Taken(done, refused.reasons(), List.of(), false);
            } catch (Invalid invalid) {
                if (done == 0) throw invalid;
                return new Taken(done, List.of(), invalid.errors(), false);
            } catch (Overtaken overtaken) {
                if (done == 0) throw overtaken;
                return new Taken(done, List.of(), List.of(), true);
            }
        }
        return new Taken(steps.size(), List.of(), List.of(), false);
    }
}
