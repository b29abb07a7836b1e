package org.shanzhi.access.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shanzhi.access.AccessKind;
import org.shanzhi.access.AccessRefusal;
import org.shanzhi.access.AuditFilter;
import org.shanzhi.access.AuditView;
import org.shanzhi.kernel.FieldError;
import org.springframework.web.util.UriComponentsBuilder;

/** What was asked for, as it was typed. */
public record AuditQuery(
        String view, String username, String number, String kind, String from, String to, Long before) {
    private static final Pattern NUMBER = Pattern.compile("(?:[A-Za-z]{2})?([0-9]{2})-?([0-9]{7})(?:-[0-9])?");

    AuditView asked() {
        return typed(view)
                .filter(name -> Arrays.stream(AuditView.values())
                        .anyMatch(one -> one.name().equals(name)))
                .map(AuditView::valueOf)
                .orElse(AuditView.EVERYTHING);
    }

    /** @param errors what is wrong with it is added here */
    AuditFilter filter(List<FieldError> errors) {
        return new AuditFilter(
                typed(username).orElse(null),
                typed(number).map(text -> matterId(text, errors)).orElse(null),
                typed(kind).map(text -> kind(text, errors)).orElse(null),
                typed(from).map(text -> day("from", text, errors)).orElse(null),
                typed(to).map(text -> day("to", text, errors)).orElse(null));
    }

    /** The same question at another place of the list, or as a file. */
    String address(String path, Long before) {
        var address = UriComponentsBuilder.fromPath(path);
        var values = new HashMap<String, Object>();
        add(address, values, "view", view);
        add(address, values, "username", username);
        add(address, values, "number", number);
        add(address, values, "kind", kind);
        add(address, values, "from", from);
        add(address, values, "to", to);
        if (before != null) address.queryParam("before", before);
        return address.encode().buildAndExpand(values).toUriString();
    }

    private static void add(UriComponentsBuilder address, HashMap<String, Object> values, String name, String text) {
        typed(text).ifPresent(value -> {
            address.queryParam(name, "{" + name + "}");
            values.put(name, value);
        });
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
}
