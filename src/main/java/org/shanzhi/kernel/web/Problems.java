package org.shanzhi.kernel.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.page.JteViews;
import org.shanzhi.kernel.page.Look;
import org.shanzhi.kernel.text.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers every request that was not done: programs get RFC 9457 {@code application/problem+json}, people a page that
 * says what to do next, both in the caller's language and with the same code. Whatever nobody foresaw is logged once
 * under the request's id and shows nothing of its inside.
 */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
public class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String JSON = "application/problem+json";
    private static final List<String> FOR_PROGRAMS = List.of("/api/", "/v3/", "/open311/", "/tiles/", "/actuator/");

    private final Messages messages;
    private final JteViews views;
    private final JsonMapper json;

    Problems(Messages messages, JteViews views, JsonMapper json) {
        this.messages = messages;
        this.views = views;
        this.json = json;
    }

    @ExceptionHandler(Throwable.class)
    void handle(Throwable thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        // The security chain decides between signing in and refusing.
        if (thrown instanceof AccessDeniedException denied) throw denied;
        if (thrown instanceof AuthenticationException unknown) throw unknown;
        answer(Translation.of(thrown), thrown, request, response);
    }

    /** For filters and for entry points of the security chain. */
    public void answer(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(problem, null, request, response);
    }

    void answer(Problem problem, Throwable thrown, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        // Whoever asked has left: a closed page ends its stream so, every time.
        if (thrown instanceof AsyncRequestNotUsableException) return;
        if (problem.status().is5xxServerError() && thrown != null)
            LOG.error("{} {} failed", request.getMethod(), path(request), thrown);
        if (response.isCommitted()) return;
        response.resetBuffer();
        response.setStatus(problem.status().value());
        response.setHeader("X-Problem", problem.code());
        response.setHeader("Cache-Control", "no-store");
        problem.headers().forEach(response::setHeader);
        Locale locale = Look.locale(request);
        byte[] body;
        if (isProgram(request)) {
            response.setContentType(JSON);
            body = json.writeValueAsBytes(body(problem, locale, request));
        } else {
            response.setContentType("text/html;charset=UTF-8");
            boolean part = request.getHeader("HX-Request") != null;
            if (part) {
                response.setHeader("HX-Retarget", "#said");
                response.setHeader("HX-Reswap", "innerHTML");
            }
            body = page(part ? "kernel/problemNote" : "kernel/problem", problem, request);
        }
        response.setContentLength(body.length);
        if (!"HEAD".equals(request.getMethod())) response.getOutputStream().write(body);
        response.flushBuffer();
    }

    private byte[] page(String template, Problem problem, HttpServletRequest request) {
        try {
            return views.render(template, Map.of("problem", problem, "requestId", reference(request)), request);
        } catch (RuntimeException failed) {
            LOG.error("The error page itself failed", failed);
            String text = messages.text(Look.locale(request), "refusal.INTERNAL", reference(request));
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    private Map<String, Object> body(Problem problem, Locale locale, HttpServletRequest request) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", problem.type());
        body.put(
                "title",
                messages.text(locale, "problem.title." + problem.status().value()));
        body.put("status", problem.status().value());
        body.put("code", problem.code());
        body.put("detail", detail(problem, locale, request));
        if (!problem.errors().isEmpty()) body.put("errors", errors(problem.errors(), locale));
        if (!problem.reasons().isEmpty()) body.put("reasons", reasons(problem.reasons(), locale));
        if (problem.status() == HttpStatus.INTERNAL_SERVER_ERROR) body.put("requestId", RequestIds.of(request));
        body.putAll(problem.extra());
        return body;
    }

    private String detail(Problem problem, Locale locale, HttpServletRequest request) {
        if (problem.why().code() == ProblemCode.INTERNAL)
            return messages.text(locale, "refusal.INTERNAL", reference(request));
        if (problem.reasons().size() > 1) {
            var all = new ArrayList<String>();
            for (Refusal reason : problem.reasons()) all.add(messages.text(locale, reason));
            return String.join(messages.text(locale, "text.between"), all);
        }
        return messages.text(locale, problem.why());
    }

    private List<Map<String, String>> errors(List<FieldError> errors, Locale locale) {
        return errors.stream()
                .map(error -> ordered(
                        "field", error.field(), "code", error.code().name(), "detail", messages.text(locale, error)))
                .toList();
    }

    private List<Map<String, String>> reasons(List<Refusal> reasons, Locale locale) {
        return reasons.stream()
                .map(reason -> ordered("code", reason.code().name(), "detail", messages.text(locale, reason)))
                .toList();
    }

    private static Map<String, String> ordered(String... pairs) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) map.put(pairs[i], pairs[i + 1]);
        return map;
    }

    private static String reference(HttpServletRequest request) {
        return RequestIds.reference(RequestIds.of(request));
    }

    static boolean isProgram(HttpServletRequest request) {
        String path = path(request);
        return FOR_PROGRAMS.stream().anyMatch(path::startsWith);
    }

    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                ? failed
                : request.getRequestURI();
    }
}
