package org.shanzhi.access.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.shanzhi.access.AccessEntry;
import org.shanzhi.access.AccessKind;
import org.shanzhi.access.AccessRefusal;
import org.shanzhi.access.AuditFilter;
import org.shanzhi.access.AuditTrail;
import org.shanzhi.kernel.CheckDigit;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.kernel.page.NavEntry;
import org.shanzhi.kernel.page.NavGroup;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.text.Messages;
import org.shanzhi.policy.Appointments;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** 访问日志: who looked at what, for auditors. */
@Controller
class AuditPages {
    private static final int ROWS = 50;
    private static final Pattern NUMBER = Pattern.compile("(?:[A-Za-z]{2})?([0-9]{2})-?([0-9]{7})(?:-[0-9])?");

    private static final Comparator<Map.Entry<String, String>> WHAT_WAS_DONE_FIRST =
            Comparator.<Map.Entry<String, String>, Boolean>comparing(
                            pair -> !pair.getKey().equals("did"))
                    .thenComparing(Map.Entry::getKey);

    private final AuditTrail trail;
    private final Appointments appointments;
    private final Messages messages;

    AuditPages(AuditTrail trail, Appointments appointments, Messages messages) {
        this.trail = trail;
        this.appointments = appointments;
        this.messages = messages;
    }

    @GetMapping("/audit")
    ModelAndView lines(@ModelAttribute AuditQuery asked, Caller caller, Page page) {
        var errors = new ArrayList<FieldError>();
        AuditFilter filter = filter(asked, errors);
        long before = asked.before() == null ? Long.MAX_VALUE : asked.before();
        List<AccessEntry> found = errors.isEmpty() ? trail.entries(caller, filter, before, ROWS + 1) : List.of();
        List<AccessEntry> shown = found.subList(0, Math.min(found.size(), ROWS));
        String prefix = appointments.numberPrefix(caller.district());
        var model = new HashMap<String, Object>();
        model.put("asked", asked);
        model.put("errors", errors);
        model.put(
                "lines", shown.stream().map(entry -> line(entry, prefix, page)).toList());
        model.put("next", found.size() > ROWS ? address(asked, shown.getLast().id()) : null);
        model.put("first", asked.before() == null ? null : address(asked, null));
        model.put(
                "kinds",
                Arrays.stream(AccessKind.values())
                        .map(kind -> Choice.of(kind.name(), page.t("audit.kind." + kind)))
                        .toList());
        return new ModelAndView("access/audit", model);
    }

    private static AuditFilter filter(AuditQuery asked, List<FieldError> errors) {
        return new AuditFilter(
                typed(asked.username()).orElse(null),
                typed(asked.number()).map(number -> matterId(number, errors)).orElse(null),
                typed(asked.kind()).map(kind -> kind(kind, errors)).orElse(null),
                typed(asked.from()).map(day -> day("from", day, errors)).orElse(null),
                typed(asked.to()).map(day -> day("to", day, errors)).orElse(null));
    }

    private static Optional<String> typed(String text) {
        return Optional.ofNullable(text).map(String::strip).filter(stripped -> !stripped.isEmpty());
    }

    /** The id behind a number is its year and sequence. */
    private static Long matterId(String number, List<FieldError> errors) {
        Matcher matcher = NUMBER.matcher(number);
        if (matcher.matches()) return Long.parseLong(matcher.group(1) + matcher.group(2));
        errors.add(FieldError.of("number", AccessRefusal.NUMBER_MALFORMED));
        return null;
    }

    private static AccessKind kind(String name, List<FieldError> errors) {
        try {
            return AccessKind.valueOf(name);
        } catch (IllegalArgumentException e) {
            errors.add(FieldError.of("kind", AccessRefusal.KIND_UNKNOWN));
            return null;
        }
    }

    private static LocalDate day(String field, String text, List<FieldError> errors) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            errors.add(FieldError.of(field, AccessRefusal.DAY_MALFORMED));
            return null;
        }
    }

    private AuditLine line(AccessEntry entry, String prefix, Page page) {
        String detail = entry.detail().entrySet().stream()
                .sorted(WHAT_WAS_DONE_FIRST)
                .map(pair -> told(page, pair.getKey(), pair.getValue()))
                .collect(Collectors.joining(" · "));
        return new AuditLine(entry, entry.matterId() == null ? null : number(prefix, entry.matterId()), detail);
    }

    private String told(Page page, String key, String value) {
        String what = word(page, key, value);
        return key.equals("did") ? what : word(page, "key", key) + " " + what;
    }

    /** A word for a code where there is one; other modules log codes of their own. */
    private String word(Page page, String of, String code) {
        String key = "audit." + of + "." + code;
        return messages.has(key) ? page.t(key) : code;
    }

    private static String number(String prefix, long id) {
        String digits = "%09d".formatted(id);
        return prefix + digits.substring(0, 2) + "-" + digits.substring(2) + "-" + CheckDigit.of(digits);
    }

    private static String address(AuditQuery asked, Long before) {
        var address = UriComponentsBuilder.fromPath("/audit");
        typed(asked.username()).ifPresent(value -> address.queryParam("username", "{username}"));
        typed(asked.number()).ifPresent(value -> address.queryParam("number", "{number}"));
        typed(asked.kind()).ifPresent(value -> address.queryParam("kind", "{kind}"));
        typed(asked.from()).ifPresent(value -> address.queryParam("from", "{from}"));
        typed(asked.to()).ifPresent(value -> address.queryParam("to", "{to}"));
        if (before != null) address.queryParam("before", before);
        var values = new HashMap<String, Object>();
        values.put("username", asked.username());
        values.put("number", asked.number());
        values.put("kind", asked.kind());
        values.put("from", asked.from());
        values.put("to", asked.to());
        return address.encode().buildAndExpand(values).toUriString();
    }

    @Bean
    static NavEntry auditEntry() {
        return NavEntry.of("nav.audit", "/audit", "history", NavGroup.ADMIN, 80, Permission.READ_AUDIT.name());
    }
}
