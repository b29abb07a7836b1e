package org.shanzhi.matter;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jooq.Query;
import org.shanzhi.kernel.idempotency.Idempotency;
import org.shanzhi.kernel.idempotency.IdempotencyKey;
import org.springframework.http.HttpStatus;

/**
 * How a command comes: with a note and files, of which version its sender has seen, and how a repetition is recognised.
 *
 * @param expected the version that was seen; empty: whatever it is now
 * @param request of the HTTP request, for the log
 * @param once what keeps the answer to a repeated request; null without a key
 */
public record Act(FreeText note, List<FileRef> files, OptionalInt expected, UUID request, Once once) {
    public static Act plain(UUID request) {
        return new Act(null, List.of(), OptionalInt.empty(), request, null);
    }

    /** What keeps the answer of an action under the request's key; null without a key. */
    public static Once once(Optional<IdempotencyKey> key, Idempotency keys, HttpStatus status) {
        return key.<Once>map(k -> (matter, version) -> keys.insertRow(k, matter, version, status.value()))
                .orElse(null);
    }

    /** The row that is written with the matter, so that the answer is stored exactly when the action is. */
    @FunctionalInterface
    public interface Once {
        Query answered(long matterId, int version);
    }
}
