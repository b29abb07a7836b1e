package org.shanzhi.access.web;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shanzhi.access.AccessEntry;
import org.shanzhi.access.AuditFilter;
import org.shanzhi.access.AuditTrail;
import org.shanzhi.access.AuditView;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.kernel.page.NavEntry;
import org.shanzhi.kernel.page.NavGroup;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.page.Tab;
import org.shanzhi.kernel.text.Harmless;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** 访问日志: who looked at what, for auditors. */
@Controller
class AuditPages {
    private static final String PATH = "/audit";
    private static final String FILE = "/audit.csv";
    private static final String VOLUME = "/audit/volume";
    private static final int ROWS = 50;
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final AuditTrail trail;
    private final AuditWords words;

    AuditPages(AuditTrail trail, AuditWords words) {
        this.trail = trail;
        this.words = words;
    }

    @GetMapping(PATH)
    ModelAndView lines(@ModelAttribute AuditQuery asked, Caller caller, Page page) {
        trail.require(caller);
        var errors = new ArrayList<FieldError>();
        AuditView view = asked.asked();
        AuditFilter filter = asked.filter(errors);
        long before = asked.before() == null ? Long.MAX_VALUE : asked.before();
        List<AccessEntry> found = errors.isEmpty() ? trail.entries(caller, view, filter, before, ROWS + 1) : List.of();
        List<AccessEntry> shown = found.subList(0, Math.min(found.size(), ROWS));
        var model = new HashMap<String, Object>();
        model.put("tabs", tabs(view.name(), page));
        model.put("asked", asked);
        model.put("view", view);
        model.put("lacks", errors.isEmpty() && view.lacks(filter));
        model.put("errors", errors);
        model.put(
                "lines",
                shown.stream()
                        .map(entry -> words.line(entry, caller.district(), page))
                        .toList());
        model.put("file", asked.address(FILE, null));
        model.put(
                "next",
                found.size() > ROWS ? asked.address(PATH, shown.getLast().id()) : null);
        model.put("first", asked.before() == null ? null : asked.address(PATH, null));
        model.put(
                "kinds",
                view.kinds().stream()
                        .map(kind -> Choice.of(kind.name(), page.t("audit.kind." + kind)))
                        .toList());
        return new ModelAndView("access/audit", model);
    }

    /** What the page shows, from its first line on, every cell harmless in a spreadsheet. */
    @GetMapping(FILE)
    ResponseEntity<StreamingResponseBody> file(@ModelAttribute AuditQuery asked, Caller caller, Page page) {
        trail.require(caller);
        var errors = new ArrayList<FieldError>();
        AuditFilter filter = asked.filter(errors);
        if (!errors.isEmpty()) throw new Invalid(errors);
        String name = page.t("audit.title") + ".csv";
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(out -> {
                    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                    writer.write('\uFEFF');
                    row(
                            writer,
                            Stream.of("at", "kind", "username", "number", "detail", "request")
                                    .map(column -> page.t("audit." + column)));
                    trail.each(
                            caller,
                            asked.asked(),
                            filter,
                            block -> block.forEach(entry ->
                                    row(writer, cells(words.line(entry, caller.district(), page), page))));
                    writer.flush();
                });
    }

    private static Stream<String> cells(AuditLine line, Page page) {
        AccessEntry entry = line.entry();
        return Stream.of(
                page.times().second(entry.at()),
                page.t("audit.kind." + entry.kind()),
                orEmpty(entry.username()),
                orEmpty(line.number()),
                line.detail(),
                orEmpty(entry.requestId()));
    }

    private static void row(Writer out, Stream<String> cells) {
        try {
            out.write(cells.map(Harmless::csv).collect(Collectors.joining(",")));
            out.write("\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    /** 异常查阅量: whose account was shown much more than usual, compared with itself. */
    @GetMapping(VOLUME)
    ModelAndView volume(Caller caller, Page page) {
        var unusual = trail.unusual(caller);
        return new ModelAndView("access/auditVolume", Map.of("tabs", tabs("VOLUME", page), "accounts", unusual));
    }

    private static List<Tab> tabs(String here, Page page) {
        var tabs = new ArrayList<Tab>();
        for (AuditView view : AuditView.values())
            tabs.add(new Tab(
                    page.t("audit.view." + view),
                    PATH + "?view=" + view,
                    null,
                    view.name().equals(here)));
        tabs.add(new Tab(page.t("audit.view.VOLUME"), VOLUME, null, here.equals("VOLUME")));
        return tabs;
    }

    @Bean
    static NavEntry auditEntry() {
        return NavEntry.of("nav.audit", PATH, "history", NavGroup.ADMIN, 80, Permission.READ_AUDIT.name());
    }
}
