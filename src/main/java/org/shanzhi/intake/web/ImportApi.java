package org.shanzhi.intake.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.shanzhi.intake.ImportSheet;
import org.shanzhi.intake.Imports;
import org.shanzhi.intake.imports.Profile;
import org.shanzhi.intake.imports.RowResult;
import org.shanzhi.kernel.idempotency.Idempotency;
import org.shanzhi.kernel.idempotency.IdempotencyKey;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.policy.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Imports for programs. */
@RestController
@RequestMapping("/api/v1/imports")
class ImportApi {
    private final Imports imports;
    private final MatterReading reading;
    private final ImportWords words;
    private final ImportReport report;
    private final Idempotency idempotency;

    ImportApi(Imports imports, MatterReading reading, ImportWords words, ImportReport report, Idempotency idempotency) {
        this.imports = imports;
        this.reading = reading;
        this.words = words;
        this.report = report;
        this.idempotency = idempotency;
    }

    @PostMapping
    ResponseEntity<?> start(
            Caller by,
            Optional<IdempotencyKey> key,
            @RequestParam("file") MultipartFile file,
            @RequestParam String profile,
            @RequestParam(defaultValue = "false") boolean dryRun) {
        return accepted(key, () -> {
            UUID id = taken(by, file, profile);
            if (dryRun) imports.test(by, id);
            else imports.start(by, id);
            return id;
        });
    }

    /** Registers what a test run has shown, or goes on with what was cancelled or failed. */
    @PostMapping("/{id}/start")
    ResponseEntity<?> goOn(Caller by, Optional<IdempotencyKey> key, @PathVariable UUID id) {
        return accepted(key, () -> {
            imports.start(by, id);
            return id;
        });
    }

    private ResponseEntity<?> accepted(Optional<IdempotencyKey> key, java.util.function.Supplier<UUID> work) {
        return idempotency
                .plain(key, HttpStatus.ACCEPTED, () -> Map.of("id", work.get().toString()))
                .respond(id -> ResponseEntity.accepted().body(id));
    }

    private UUID taken(Caller by, MultipartFile file, String profile) {
        try (InputStream content = file.getInputStream()) {
            return imports.take(by, file.getOriginalFilename(), profile, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The counts, and the rows that were not taken from behind {@code after} on. */
    @GetMapping("/{id}")
    Map<String, Object> watch(
            Caller by, @PathVariable UUID id, @RequestParam(defaultValue = "0") int after, Limit limit, Locale locale) {
        ImportSheet sheet = imports.find(by, id);
        List<RowResult> rows = imports.wanting(by, id, after, limit.limit() + 1);
        List<RowResult> shown = rows.subList(0, Math.min(limit.limit(), rows.size()));
        var counts = sheet.counts();
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id.toString());
        json.put("profile", sheet.profile());
        json.put("state", sheet.state());
        json.put("dryRun", !sheet.begun());
        json.put("done", sheet.done());
        json.put("total", sheet.total());
        json.put("imported", counts.taken());
        json.put("answered", counts.answered());
        json.put("duplicates", counts.duplicates());
        json.put("errors", counts.wrong());
        json.put("empty", counts.empty());
        json.put("rows", shown.stream().map(row -> json(by, row, locale)).toList());
        if (rows.size() > shown.size())
            json.put("next", String.valueOf(shown.getLast().no()));
        sheet.failure()
                .ifPresent(f -> json.put("failure", Map.of("code", f.code(), "detail", words.failure(f, locale))));
        return json;
    }

    private Map<String, Object> json(Caller by, RowResult row, Locale locale) {
        var json = new LinkedHashMap<String, Object>();
        json.put("row", row.no());
        json.put("outcome", row.outcome());
        if (row.matterId() != null)
            json.put("number", reading.number(by.district(), row.matterId()).toString());
        json.put(
                "problems",
                row.problems().stream()
                        .map(p -> Map.of("column", p.column(), "code", p.code(), "detail", words.problem(p, locale)))
                        .toList());
        return json;
    }

    /** A line for every row, as CSV. */
    @GetMapping("/{id}/report")
    void report(Caller by, @PathVariable UUID id, Locale locale, HttpServletResponse response) {
        report.send(by, id, locale, response);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(Caller by, @PathVariable UUID id) {
        imports.cancel(by, id);
    }

    @GetMapping("/profiles")
    List<Map<String, String>> profiles(Caller by, Locale locale) {
        return imports.profiles(by).stream().map(p -> profile(p, locale)).toList();
    }

    private static Map<String, String> profile(Profile profile, Locale locale) {
        return Map.of("code", profile.code(), "name", profile.label(locale), "kind", profile.kind());
    }
}
