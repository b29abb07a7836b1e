package org.shanzhi.matter.web;

import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.shanzhi.access.Vault;
import org.shanzhi.kernel.idempotency.Idempotency;
import org.shanzhi.kernel.idempotency.IdempotencyKey;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.kernel.web.HttpProblem;
import org.shanzhi.kernel.web.Problem;
import org.shanzhi.kernel.web.ProblemCode;
import org.shanzhi.kernel.web.RequestIds;
import org.shanzhi.matter.Act;
import org.shanzhi.matter.Duplicates;
import org.shanzhi.matter.Duplicates.Candidate;
import org.shanzhi.matter.Duplicates.Told;
import org.shanzhi.matter.MatterLists;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.matter.MatterSheet;
import org.shanzhi.matter.Matters;
import org.shanzhi.matter.Matters.Done;
import org.shanzhi.matter.VersionConflict;
import org.shanzhi.policy.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Matters for other systems: everything that a page does. */
@RestController
@RequestMapping("/api/v1/matters")
class MatterApi {
    private final Matters matters;
    private final MatterReading reading;
    private final MatterLists lists;
    private final RegistrationReader registrations;
    private final CommandReader commands;
    private final ListFilters filters;
    private final MatterJson json;
    private final EventJson events;
    private final Idempotency idempotency;
    private final Vault vault;
    private final Duplicates duplicates;

    MatterApi(
            Matters matters,
            MatterReading reading,
            MatterLists lists,
            RegistrationReader registrations,
            CommandReader commands,
            ListFilters filters,
            MatterJson json,
            EventJson events,
            Idempotency idempotency,
            Vault vault,
            Duplicates duplicates) {
        this.matters = matters;
        this.reading = reading;
        this.lists = lists;
        this.registrations = registrations;
        this.commands = commands;
        this.filters = filters;
        this.json = json;
        this.events = events;
        this.idempotency = idempotency;
        this.vault = vault;
        this.duplicates = duplicates;
    }

    @PostMapping
    ResponseEntity<?> register(Caller by, Optional<IdempotencyKey> key, @RequestBody JsonNode body) {
        var done = idempotency.once(
                key,
                () -> {
                    var read = registrations.read(by, object(body));
                    var act = new Act(
                            read.note(),
                            List.of(),
                            OptionalInt.empty(),
                            RequestIds.current(),
                            Act.once(key, idempotency, HttpStatus.CREATED));
                    return matters.register(by, read.registration(), act);
                },
                stored -> new Done(reading.number(by.district(), stored.matterId()), stored.version()));
        return done.respond(d -> shown(by, d, HttpStatus.CREATED));
    }

    /** What may be told a second time; a body as of a new matter, as far as it is known. */
    @Operation(
            summary = "Matters of the last half year that may tell the same, with the reasons",
            description =
                    "Of what the caller may read, five at most, the likest first. Reads title, body, place.address and"
                            + " typeCode of the body; complete is false while the index is being made.")
    @PostMapping("/search-duplicates")
    Map<String, Object> duplicates(Caller by, @RequestBody JsonNode body) {
        JsonNode sent = object(body);
        var told = new Told(
                sent.path("title").asString(""),
                sent.path("body").asString(""),
                sent.path("place").path("address").asString(""),
                sent.path("typeCode").asString(null));
        var candidates = new ArrayList<Map<String, Object>>();
        for (Candidate one : duplicates.of(by, told)) {
            Map<String, Object> line = json.line(by.district(), one.line());
            line.put("why", one.why());
            candidates.add(line);
        }
        return Map.of("candidates", candidates, "complete", lists.wholeIndex(by));
    }

    @GetMapping
    Map<String, Object> list(
            Caller by,
            Limit limit,
            @RequestParam Map<String, String> parameters,
            @RequestParam(required = false) String after) {
        var page = lists.list(by, filters.read(by, parameters), limit, after);
        var answer = new LinkedHashMap<String, Object>();
        answer.put(
                "items",
                page.items().stream().map(m -> json.line(by.district(), m)).toList());
        answer.put("next", page.next());
        return answer;
    }

    @GetMapping("/{number}")
    ResponseEntity<Map<String, Object>> get(Caller by, @PathVariable String number) {
        MatterSheet sheet = reading.sheet(by, MatterNumber.named(number));
        return ResponseEntity.ok().eTag(tag(sheet.version())).body(json.matter(by.district(), sheet));
    }

    @GetMapping("/{number}/events")
    Map<String, Object> events(
            Caller by, @PathVariable String number, Limit limit, @RequestParam(defaultValue = "0") int after) {
        var log = reading.events(by, MatterNumber.named(number), after, limit.limit());
        var answer = new LinkedHashMap<String, Object>();
        answer.put(
                "items",
                log.items().stream().map(r -> events.event(by.district(), r)).toList());
        answer.put("next", log.next() == null ? null : log.next().toString());
        return answer;
    }

    @GetMapping("/{number}/actions")
    List<Map<String, Object>> actions(Caller by, @PathVariable String number, Locale locale) {
        return reading.actions(by, MatterNumber.named(number)).stream()
                .map(a -> json.action(a, locale))
                .toList();
    }

    @PostMapping("/{number}/actions/{action}")
    ResponseEntity<?> act(
            Caller by,
            Optional<IdempotencyKey> key,
            @PathVariable String number,
            @PathVariable String action,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestBody(required = false) JsonNode body) {
        MatterNumber of = MatterNumber.named(number);
        var done = idempotency.once(
                key,
                () -> {
                    var read = commands.read(by, action, object(body));
                    var act = new Act(
                            read.note(),
                            read.files(),
                            expected(by, ifMatch),
                            RequestIds.current(),
                            Act.once(key, idempotency, HttpStatus.OK));
                    try {
                        return matters.act(by, of, read.command(), act);
                    } catch (VersionConflict e) {
                        throw conflict(by, of);
                    }
                },
                stored -> new Done(of, stored.version()));
        return done.respond(d -> shown(by, d, HttpStatus.OK));
    }

    private ResponseEntity<?> shown(Caller by, Done done, HttpStatus status) {
        MatterSheet sheet = reading.answer(by, done);
        var body = json.matter(by.district(), sheet);
        if (status == HttpStatus.CREATED) body.put("queryCode", vault.queryCode(sheet.number()));
        return ResponseEntity.status(status).eTag(tag(sheet.version())).body(body);
    }

    private HttpProblem conflict(Caller by, MatterNumber number) {
        var current = json.matter(by.district(), reading.sheet(by, number));
        return new HttpProblem(Problem.of(HttpStatus.PRECONDITION_FAILED, ProblemCode.VERSION_CONFLICT)
                .with("current", current));
    }

    private static OptionalInt expected(Caller by, String ifMatch) {
        if (ifMatch == null) {
            if (by.kind() != Caller.Kind.CLIENT) return OptionalInt.empty();
            throw new HttpProblem(HttpStatus.PRECONDITION_REQUIRED, ProblemCode.PRECONDITION_REQUIRED);
        }
        try {
            return OptionalInt.of(
                    Integer.parseInt(ifMatch.replace("W/", "").replace("\"", "").strip()));
        } catch (NumberFormatException e) {
            throw new HttpProblem(HttpStatus.BAD_REQUEST, ProblemCode.BAD_PARAMETER, "If-Match");
        }
    }

    private static JsonNode object(JsonNode body) {
        if (body == null) return tools.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        if (!body.isObject()) throw new HttpProblem(HttpStatus.BAD_REQUEST, ProblemCode.MALFORMED_JSON);
        return body;
    }

    private static String tag(int version) {
        return "\"" + version + "\"";
    }
}
