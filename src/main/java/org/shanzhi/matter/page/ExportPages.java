package org.shanzhi.matter.page;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.kernel.page.NavEntry;
import org.shanzhi.kernel.page.NavGroup;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.page.Typed;
import org.shanzhi.matter.ExportFormat;
import org.shanzhi.matter.ExportPurpose;
import org.shanzhi.matter.ExportRefusal;
import org.shanzhi.matter.ExportSheet;
import org.shanzhi.matter.ListFilter;
import org.shanzhi.matter.MatterExports;
import org.shanzhi.matter.PartyField;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 导出: what a list holds as a file, what for, how far it is, and fetching it. */
@Controller
class ExportPages {
    static final String EXPORTS = "/exports";
    static final String EXPORT = "/export";
    private static final String IN_CLEAR = EXPORT + "/clear";
    private static final int SHOWN = 50;

    private final MatterExports exports;
    private final ListQuery queries;
    private final ListWords words;
    private final Names names;

    ExportPages(MatterExports exports, ListQuery queries, ListWords words, Names names) {
        this.exports = exports;
        this.queries = queries;
        this.words = words;
        this.names = names;
    }

    @GetMapping({ListQuery.REGISTER + EXPORT, ListQuery.WORK + EXPORT})
    ModelAndView form(Caller by, @RequestParam Map<String, String> query, Page page) {
        by.require(Permission.EXPORT_MATTERS);
        return form(by, list(page), query, Typed.nothing(), List.of(), List.of(), page);
    }

    @PostMapping({ListQuery.REGISTER + EXPORT, ListQuery.WORK + EXPORT})
    ModelAndView start(
            Caller by,
            @RequestParam Map<String, String> query,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam ExportFormat format,
            @RequestParam ExportPurpose purpose,
            @RequestParam(name = "words", defaultValue = "") String typed,
            Page page) {
        String path = list(page);
        ListFilter filter = queries.of(by, path, query);
        try {
            var wish = new MatterExports.Wish(filter, ListQuery.canonical(path, query), format, purpose, typed);
            return new ModelAndView("redirect:" + EXPORTS + "/" + exports.start(by, wish, page.locale()));
        } catch (Invalid invalid) {
            return again(by, path, query, sent, invalid.errors(), List.of(), HttpStatus.UNPROCESSABLE_CONTENT, page);
        } catch (Refused refused) {
            return again(by, path, query, sent, List.of(), refused.reasons(), HttpStatus.CONFLICT, page);
        }
    }

    /** The same list with some of what is masked in clear, to be allowed by another person. */
    @PostMapping({ListQuery.REGISTER + IN_CLEAR, ListQuery.WORK + IN_CLEAR})
    ModelAndView askInClear(
            Caller by,
            @RequestParam Map<String, String> query,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam ExportFormat format,
            @RequestParam ExportPurpose purpose,
            @RequestParam(defaultValue = "") Set<PartyField> fields,
            @RequestParam(name = "words", defaultValue = "") String typed,
            Page page) {
        String path = page.path().substring(0, page.path().length() - IN_CLEAR.length());
        ListFilter filter = queries.of(by, path, query);
        try {
            var wish = new MatterExports.Wish(filter, ListQuery.canonical(path, query), format, purpose, typed);
            return new ModelAndView("redirect:" + EXPORTS + "/" + exports.askInClear(by, wish, fields));
        } catch (Invalid invalid) {
            return again(by, path, query, sent, invalid.errors(), List.of(), HttpStatus.UNPROCESSABLE_CONTENT, page);
        } catch (Refused refused) {
            return again(by, path, query, sent, List.of(), refused.reasons(), HttpStatus.CONFLICT, page);
        }
    }

    private ModelAndView again(
            Caller by,
            String path,
            Map<String, String> query,
            MultiValueMap<String, String> sent,
            List<FieldError> errors,
            List<Refusal> reasons,
            HttpStatus status,
            Page page) {
        var again = form(by, path, query, new Typed(sent), errors, reasons, page);
        again.setStatus(status);
        return again;
    }

    private static String list(Page page) {
        return page.path().substring(0, page.path().length() - EXPORT.length());
    }

    private ModelAndView form(
            Caller by,
            String path,
            Map<String, String> query,
            Typed typed,
            List<FieldError> errors,
            List<Refusal> reasons,
            Page page) {
        String address = ListQuery.canonical(path, query);
        int count = exports.count(by, queries.of(by, path, query));
        var model = new HashMap<String, Object>();
        model.put("list", address);
        model.put("told", words.of(by.district(), address, page).line(page));
        model.put("action", ListQuery.page(path + EXPORT, query, null));
        model.put("count", count);
        model.put("possible", against(count).isEmpty());
        model.put("reasons", reasons.isEmpty() ? against(count) : reasons);
        model.put("errors", errors);
        model.put("typed", typed);
        model.put("inClear", by.may(Permission.REVEAL_PERSONAL_DATA));
        model.put("actionInClear", ListQuery.page(path + IN_CLEAR, query, null));
        model.put("fields", choices(PartyField.values(), "PartyField.", page));
        model.put("formats", choices(ExportFormat.values(), "export.format.", page));
        model.put("purposes", choices(ExportPurpose.values(), "export.purpose.", page));
        return new ModelAndView("matter/exportForm", model);
    }

    private static List<Refusal> against(int count) {
        if (count == 0) return List.of(Refusal.of(ExportRefusal.EXPORT_NOTHING));
        if (count > MatterExports.MOST) return List.of(Refusal.of(ExportRefusal.EXPORT_TOO_MANY, MatterExports.MOST));
        return List.of();
    }

    private static List<Choice> choices(Enum<?>[] values, String key, Page page) {
        return Arrays.stream(values)
                .map(value -> Choice.of(value.name(), page.t(key + value.name())))
                .toList();
    }

    /** One's own; an auditor is shown everybody's. */
    @GetMapping(EXPORTS)
    ModelAndView all(Caller by, @RequestParam(required = false) Instant before, Page page) {
        boolean audits = by.may(Permission.READ_AUDIT);
        if (!audits) by.require(Permission.EXPORT_MATTERS);
        List<ExportSheet> sheets =
                audits ? exports.all(by, before == null ? Instant.MAX : before, SHOWN + 1) : exports.own(by);
        var shown = sheets.subList(0, Math.min(SHOWN, sheets.size()));
        var model = new HashMap<String, Object>();
        model.put("lines", shown.stream().map(sheet -> line(by, sheet, page)).toList());
        model.put("own", !audits);
        model.put(
                "next",
                sheets.size() > SHOWN ? EXPORTS + "?before=" + shown.getLast().createdAt() : null);
        return new ModelAndView("matter/exports", model);
    }

    @GetMapping(EXPORTS + "/{id}")
    ModelAndView one(Caller by, @PathVariable UUID id, Page page) {
        return one("matter/export", by, id, page);
    }

    /** The part of the page that changes; the browser asks for it again until the end. */
    @GetMapping(EXPORTS + "/{id}/progress")
    ModelAndView progress(Caller by, @PathVariable UUID id, Page page) {
        return one("matter/exportState", by, id, page);
    }

    @PostMapping(EXPORTS + "/{id}/cancel")
    ModelAndView cancel(
            Caller by,
            @PathVariable UUID id,
            @RequestHeader(name = "HX-Request", required = false) String part,
            Page page) {
        exports.cancel(by, id);
        return part == null ? new ModelAndView("redirect:" + EXPORTS + "/" + id) : progress(by, id, page);
    }

    private ModelAndView one(String view, Caller by, UUID id, Page page) {
        ExportSheet sheet = exports.find(by, id);
        String why = sheet.job()
                .flatMap(job -> job.failure())
                .map(f -> page.t("refusal." + f.code(), f.args().toArray()))
                .orElse("");
        return new ModelAndView(view, Map.of("line", line(by, sheet, page), "why", why));
    }

    @GetMapping(EXPORTS + "/{id}/file")
    ResponseEntity<InputStreamResource> file(Caller by, @PathVariable UUID id, Page page) {
        ExportSheet sheet = exports.find(by, id);
        String name = page.t("nav.matters") + " "
                + page.times().minute(sheet.createdAt()).replace(":", "");
        return exports.open(by, id).download(name);
    }

    private ExportLine line(Caller by, ExportSheet sheet, Page page) {
        var reader = names.of(by.district(), page.locale());
        String list = words.of(by.district(), sheet.list(), page).line(page);
        return new ExportLine(sheet, list, reader.staff(sheet.madeBy()), reader.unit(sheet.unit()));
    }

    @Bean
    static NavEntry exportsOfAuditors() {
        return NavEntry.of("nav.exports", EXPORTS, "download", NavGroup.ADMIN, 85, Permission.READ_AUDIT.name());
    }
}
