package org.shanzhi.intake.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.shanzhi.intake.ImportSheet;
import org.shanzhi.intake.ImportState;
import org.shanzhi.intake.Imports;
import org.shanzhi.intake.imports.ImportLook;
import org.shanzhi.intake.imports.RowResult;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Policies;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** 批量导入: a file in, a test run that shows what would be, then the matters. */
@Controller
class ImportPages {
    static final String IMPORT = "/desk/import";
    private static final int SHOWN = 100;

    private final Imports imports;
    private final MatterReading reading;
    private final Policies policies;
    private final ImportWords words;
    private final ImportReport report;

    ImportPages(Imports imports, MatterReading reading, Policies policies, ImportWords words, ImportReport report) {
        this.imports = imports;
        this.reading = reading;
        this.policies = policies;
        this.words = words;
        this.report = report;
    }

    @GetMapping(IMPORT)
    ModelAndView desk(Caller by, Page page) {
        return desk(by, page, "", List.of());
    }

    /** A file, and who reads it; nothing is written but the sealed file until somebody presses on. */
    @PostMapping(IMPORT)
    ModelAndView take(
            Caller by,
            @RequestParam(name = "file", required = false) MultipartFile file,
            @RequestParam(defaultValue = "") String profile,
            Page page) {
        try (InputStream content = file == null ? InputStream.nullInputStream() : file.getInputStream()) {
            UUID id = imports.take(by, file == null ? "" : file.getOriginalFilename(), profile, content);
            if (profile.isEmpty()) return new ModelAndView("redirect:" + path(id) + ImportColumns.COLUMNS);
            imports.test(by, id);
            return new ModelAndView("redirect:" + path(id));
        } catch (Refused refused) {
            var again = desk(by, page, profile, refused.reasons());
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ModelAndView desk(Caller by, Page page, String profile, List<Refusal> reasons) {
        var lines = new ArrayList<ImportView>();
        for (ImportSheet sheet : imports.newest(by)) lines.add(view(by, sheet, page));
        List<Choice> profiles = imports.profiles(by).stream()
                .map(p -> Choice.of(p.code(), p.label(page.locale())))
                .toList();
        List<FieldError> errors = reasons.stream()
                .map(r -> new FieldError("file", r.code(), r.args()))
                .toList();
        return new ModelAndView(
                "intake/imports", Map.of("lines", lines, "profiles", profiles, "profile", profile, "errors", errors));
    }

    @GetMapping(IMPORT + "/{id}")
    ModelAndView one(Caller by, @PathVariable UUID id, Page page) {
        return one(by, imports.find(by, id), page, List.of());
    }

    /** The part of the page that changes while it works; the browser asks for it again until the end. */
    @GetMapping(IMPORT + "/{id}/progress")
    ModelAndView progress(Caller by, @PathVariable UUID id, Page page) {
        var model = one(by, imports.find(by, id), page, List.of());
        model.setViewName("intake/importState");
        return model;
    }

    private ModelAndView one(Caller by, ImportSheet sheet, Page page, List<Refusal> reasons) {
        var rows = new ArrayList<ImportLine>();
        for (RowResult row : imports.wanting(by, sheet.id(), 0, SHOWN)) rows.add(line(by, row, page.locale()));
        var model = new HashMap<String, Object>();
        model.put("view", view(by, sheet, page));
        model.put("rows", rows);
        model.put("before", imports.takenBefore(by, sheet.id()));
        model.put("reasons", reasons);
        model.put("preview", preview(by, sheet, page));
        return new ModelAndView("intake/import", model);
    }

    /** Before matters are registered; what cannot be read is told by the test run already. */
    private List<ImportView.Sample> preview(Caller by, ImportSheet sheet, Page page) {
        if (sheet.state() != ImportState.TESTED || !sheet.hasFile()) return List.of();
        return imports.preview(by, sheet.id()).stream()
                .map(row -> sample(row, page.locale()))
                .toList();
    }

    private ImportView.Sample sample(ImportLook.Row row, Locale locale) {
        if (!row.problems().isEmpty()) {
            var wrong = RowResult.Outcome.WRONG;
            String why = words.problems(new RowResult(row.no(), wrong, null, row.problems()), locale);
            return new ImportView.Sample(row, "", "", "", why);
        }
        return new ImportView.Sample(
                row,
                policies.label("channels", row.channel(), locale),
                row.type() == null ? "" : policies.label("types", row.type(), locale),
                policies.label("case_states", row.state().name(), locale),
                "");
    }

    @PostMapping(IMPORT + "/{id}/test")
    ModelAndView test(Caller by, @PathVariable UUID id, Page page) {
        return then(by, id, page, () -> imports.test(by, id));
    }

    /** Registers, or goes on where it stopped. */
    @PostMapping(IMPORT + "/{id}/start")
    ModelAndView start(Caller by, @PathVariable UUID id, Page page) {
        return then(by, id, page, () -> imports.start(by, id));
    }

    @PostMapping(IMPORT + "/{id}/cancel")
    ModelAndView cancel(Caller by, @PathVariable UUID id, Page page) {
        return then(by, id, page, () -> imports.cancel(by, id));
    }

    private ModelAndView then(Caller by, UUID id, Page page, Runnable action) {
        try {
            action.run();
            return new ModelAndView("redirect:" + path(id));
        } catch (Refused refused) {
            var again = one(by, imports.find(by, id), page, refused.reasons());
            again.setStatus(HttpStatus.CONFLICT);
            return again;
        }
    }

    @GetMapping(IMPORT + "/{id}/report")
    void report(Caller by, @PathVariable UUID id, Page page, HttpServletResponse response) {
        report.send(by, id, page.locale(), response);
    }

    private ImportView view(Caller by, ImportSheet sheet, Page page) {
        String profile = imports.profile(by, sheet.profile())
                .map(p -> p.label(page.locale()))
                .orElse("");
        String failure =
                sheet.failure().map(f -> words.failure(f, page.locale())).orElse("");
        return new ImportView(sheet, profile, failure);
    }

    private ImportLine line(Caller by, RowResult row, Locale locale) {
        String number = row.matterId() == null
                ? ""
                : reading.number(by.district(), row.matterId()).toString();
        return new ImportLine(row.no(), row.outcome(), number, words.problems(row, locale));
    }

    static String path(UUID id) {
        return IMPORT + "/" + id;
    }
}
