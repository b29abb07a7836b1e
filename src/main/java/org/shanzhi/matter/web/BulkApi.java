package org.shanzhi.matter.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.idempotency.Idempotency;
import org.shanzhi.kernel.idempotency.IdempotencyKey;
import org.shanzhi.kernel.web.ProblemCode;
import org.shanzhi.matter.MatterBatch;
import org.shanzhi.matter.MatterRefusal;
import org.shanzhi.policy.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One action on many matters, as a job with a result for each. */
@RestController
class BulkApi {
    private final MatterBatch batch;
    private final CommandReader commands;
    private final Idempotency idempotency;

    BulkApi(MatterBatch batch, CommandReader commands, Idempotency idempotency) {
        this.batch = batch;
        this.commands = commands;
        this.idempotency = idempotency;
    }

    @PostMapping("/api/v1/matters/actions/{action}")
    ResponseEntity<?> start(
            Caller by,
            Optional<IdempotencyKey> key,
            @PathVariable String action,
            Locale locale,
            @RequestBody JsonNode body) {
        List<String> numbers = numbers(body);
        JsonNode shared =
                body.hasNonNull("body") ? body.get("body") : JsonMapper.shared().createObjectNode();
        var read = commands.read(by, action, shared);
        var done = idempotency.plain(
                key,
                HttpStatus.ACCEPTED,
                () -> Map.of("id", batch.start(by, numbers, read, locale).toString()));
        return done.respond(id -> ResponseEntity.accepted().body(id));
    }

    private static List<String> numbers(JsonNode body) {
        if (!body.isObject()) throw new Invalid("numbers", MatterRefusal.REQUIRED);
        UnknownFields.refuse("", body, List.of("numbers", "body"));
        JsonNode numbers = body.get("numbers");
        if (numbers == null || !numbers.isArray()) throw new Invalid("numbers", MatterRefusal.REQUIRED);
        var all = new ArrayList<String>();
        var errors = new ArrayList<FieldError>();
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i).isString()) all.add(numbers.get(i).stringValue());
            else errors.add(FieldError.of("numbers[" + i + "]", ProblemCode.WRONG_TYPE));
        }
        if (!errors.isEmpty()) throw new Invalid(errors);
        return all;
    }
}
