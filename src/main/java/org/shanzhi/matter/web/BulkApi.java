package org.shanzhi.matter.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Overtaken;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.idempotency.Idempotency;
import org.shanzhi.kernel.idempotency.IdempotencyKey;
import org.shanzhi.kernel.jobs.JobRequest;
import org.shanzhi.kernel.jobs.Jobs;
import org.shanzhi.kernel.web.ProblemCode;
import org.shanzhi.kernel.web.RequestIds;
import org.shanzhi.matter.Act;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterRefusal;
import org.shanzhi.matter.Matters;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Policies;
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
    private static final int MOST = 500;

    private final Matters matters;
    private final CommandReader commands;
    private final MatterJson json;
    private final Jobs jobs;
    private final Idempotency idempotency;
    private final Policies policies;

    BulkApi(
            Matters matters,
            CommandReader commands,
            MatterJson json,
            Jobs jobs,
            Idempotency idempotency,
            Policies policies) {
        this.matters = matters;
        this.commands = commands;
        this.json = json;
        this.jobs = jobs;
        this.idempotency = idempotency;
        this.policies = policies;
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
        by.require(policies.action(action).permission());
        UUID asked = RequestIds.current();
        var done = idempotency.plain(key, HttpStatus.ACCEPTED, () -> {
            var request = JobRequest.of(by.district(), "matter-bulk", by.staffId(), numbers.size());
            var handle = jobs.start(request, progress -> {
                for (String number : numbers) {
                    progress.check();
                    progress.row(one(by, number, read, asked, locale));
                }
            });
            return Map.of("id", handle.id().toString());
        });
        return done.respond(id -> ResponseEntity.accepted().body(id));
    }

    private Map<String, Object> one(Caller by, String number, CommandReader.Read read, UUID asked, Locale locale) {
        var row = new LinkedHashMap<String, Object>();
        row.put("number", number);
        try {
            var parsed = MatterNumber.parse(number).orElseThrow(() -> new NotFound("matter"));
            var act = new Act(read.note(), read.files(), OptionalInt.empty(), asked, null);
            row.put("version", matters.act(by, parsed, read.command(), act).version());
            row.put("done", true);
        } catch (Refused e) {
            row.put("done", false);
            row.put(
                    "reasons",
                    e.reasons().stream().map(r -> json.reason(r, locale)).toList());
        } catch (Invalid e) {
            row.put("done", false);
            row.put(
                    "reasons",
                    e.errors().stream()
                            .map(error -> json.reason(new Refusal(error.code(), error.args()), locale))
                            .toList());
        } catch (NotFound e) {
            row.put("done", false);
            row.put("reasons", List.of(json.reason(ProblemCode.NOT_FOUND, locale)));
        } catch (Overtaken e) {
            row.put("done", false);
            row.put("reasons", List.of(json.reason(ProblemCode.VERSION_CONFLICT, locale)));
        }
        return row;
    }

    private static List<String> numbers(JsonNode body) {
        if (!body.isObject()) throw new Invalid("numbers", MatterRefusal.REQUIRED);
        UnknownFields.refuse("", body, List.of("numbers", "body"));
        JsonNode numbers = body.get("numbers");
        if (numbers == null || !numbers.isArray() || numbers.isEmpty())
            throw new Invalid("numbers", MatterRefusal.REQUIRED);
        if (numbers.size() > MOST) throw new Invalid("numbers", MatterRefusal.TOO_MANY, MOST);
        var all = new ArrayList<String>();
        var errors = new ArrayList<FieldError>();
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i).isString()) all.add(numbers.get(i).stringValue());
            else errors.add(FieldError.of("numbers[" + i + "]", ProblemCode.WRONG_TYPE));
        }
        if (!errors.isEmpty()) throw new Invalid(errors);
        return all.stream().distinct().toList();
    }
}
