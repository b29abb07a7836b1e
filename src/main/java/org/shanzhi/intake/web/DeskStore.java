package org.shanzhi.intake.web;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.idempotency.Idempotency;
import org.shanzhi.kernel.idempotency.IdempotencyKey;
import org.shanzhi.kernel.idempotency.Once;
import org.shanzhi.kernel.idempotency.Stored;
import org.shanzhi.kernel.web.HttpProblem;
import org.shanzhi.kernel.web.ProblemCode;
import org.shanzhi.kernel.web.RequestIds;
import org.shanzhi.matter.Act;
import org.shanzhi.matter.BodyReading;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.matter.Matters.Done;
import org.shanzhi.matter.Registration;
import org.shanzhi.policy.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What was typed at a desk: read as the API would read it, stored once however often it is sent. */
@Component
class DeskStore {
    private final MatterReading reading;
    private final BodyReading bodies;
    private final Idempotency idempotency;

    DeskStore(MatterReading reading, BodyReading bodies, Idempotency idempotency) {
        this.reading = reading;
        this.bodies = bodies;
        this.idempotency = idempotency;
    }

    /** Null when something is wrong, which is then added to {@code errors} by the rows that the clerk sees. */
    Registration read(Caller by, DeskForm form, List<FieldError> errors) {
        try {
            return bodies.registration(by, DeskBody.of(form));
        } catch (Invalid invalid) {
            errors.addAll(DeskErrors.inRows(invalid.errors(), form));
            return null;
        }
    }

    /** The matter that was stored under a key with other words than those sent now; empty when the key is new. */
    Optional<MatterNumber> before(Caller by, Optional<IdempotencyKey> key) {
        return key.flatMap(idempotency::earlier)
                .filter(Stored::ofMatter)
                .map(stored -> reading.number(by.district(), stored.matterId()));
    }

    /** @param note that the person was told how the data is used, for the log beside the registration; null when nothing was */
    MatterNumber once(Caller by, Optional<IdempotencyKey> key, FreeText note, Function<Act, Done> write) {
        var act = new Act(
                note,
                List.of(),
                OptionalInt.empty(),
                RequestIds.current(),
                Act.once(key, idempotency, HttpStatus.CREATED));
        var done = idempotency.once(
                key,
                () -> write.apply(act),
                stored -> new Done(reading.number(by.district(), stored.matterId()), stored.version()));
        return switch (done) {
            case Once.Done<Done>(var value) -> value.number();
            case Once.Again<Done>(var value) -> value.number();
            case Once.Kept<Done> kept -> throw new HttpProblem(HttpStatus.valueOf(kept.status()), ProblemCode.REFUSED);
        };
    }
}
