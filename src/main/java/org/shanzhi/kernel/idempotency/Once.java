package org.shanzhi.kernel.idempotency;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** The outcome of something that is done at most once. */
public sealed interface Once<T> {
    /** Done now. */
    record Done<T>(T value) implements Once<T> {}

    /** Done before; the value is what was answered then. */
    record Again<T>(T value) implements Once<T> {}

    /** Answered before with JSON that is sent again as it was: a refusal, or an answer without a matter. */
    record Kept<T>(int status, String answer) implements Once<T> {}

    /** What was answered, now or then, where it is a text: a job's id. */
    static String text(Once<String> once) {
        return switch (once) {
            case Done<String>(var text) -> text;
            case Again<String>(var text) -> text;
            case Kept<String>(var status, var answer) -> JsonMapper.shared().readValue(answer, String.class);
        };
    }

    /** @param answer makes the answer of a first time; a repetition is the same with the header that says so */
    default ResponseEntity<?> respond(Function<T, ResponseEntity<?>> answer) {
        return switch (this) {
            case Done<T>(var value) -> answer.apply(value);
            case Again<T>(var value) -> {
                var first = answer.apply(value);
                yield ResponseEntity.status(first.getStatusCode())
                        .headers(first.getHeaders())
                        .header(IdempotencyKey.REPLAYED, "true")
                        .body(first.getBody());
            }
            case Kept<T>(var status, var json) ->
                ResponseEntity.status(status)
                        .header(IdempotencyKey.REPLAYED, "true")
                        .contentType(status < 400 ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_PROBLEM_JSON)
                        .body(json.getBytes(StandardCharsets.UTF_8));
        };
    }
}
