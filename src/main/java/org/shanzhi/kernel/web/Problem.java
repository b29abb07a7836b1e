package org.shanzhi.kernel.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.RefusalCode;
import org.springframework.http.HttpStatus;

/**
 * Why a request was not done, before it is put into words: RFC 9457 for programs, a page for people.
 *
 * @param extra further members of the answer, such as {@code current} of a version conflict
 * @param headers such as {@code Retry-After}
 */
public record Problem(
        HttpStatus status,
        Refusal why,
        List<FieldError> errors,
        List<Refusal> reasons,
        Map<String, Object> extra,
        Map<String, String> headers) {

    public static Problem of(HttpStatus status, RefusalCode code, Object... args) {
        return new Problem(status, Refusal.of(code, args), List.of(), List.of(), Map.of(), Map.of());
    }

    /** Things wrong with fields; {@code status} is 422 for content, 400 for form. */
    static Problem ofFields(HttpStatus status, RefusalCode code, List<FieldError> errors) {
        return new Problem(status, Refusal.of(code), errors, List.of(), Map.of(), Map.of());
    }

    /** One reason gives its own code to the whole; several are summed up as refused. */
    static Problem ofReasons(List<Refusal> reasons) {
        Refusal why = reasons.size() == 1 ? reasons.getFirst() : Refusal.of(ProblemCode.REFUSED);
        return new Problem(HttpStatus.CONFLICT, why, List.of(), reasons, Map.of(), Map.of());
    }

    public Problem with(String member, Object value) {
        var more = new LinkedHashMap<>(extra);
        more.put(member, value);
        return new Problem(status, why, errors, reasons, more, headers);
    }

    public Problem withHeader(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(status, why, errors, reasons, extra, more);
    }

    public String code() {
        return why.code().name();
    }

    /** Stable and relative; a page under it explains the code. */
    public String type() {
        return "/problems/" + code().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
