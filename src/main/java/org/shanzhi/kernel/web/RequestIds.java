package org.shanzhi.kernel.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.shanzhi.kernel.log.LogFields;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request an id that is in its answer, in every line it logs, in the access log and in the events it writes, so
 * that each can be found by the others. One that a caller sends is kept when it is a UUID and hashed to one when it is not:
 * what somebody makes up goes into no log.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class RequestIds extends OncePerRequestFilter {
    public static final String HEADER = "X-Request-Id";
    private static final String ATTRIBUTE = RequestIds.class.getName();
    private static final int REFERENCE = 12;

    /** The id of the request that this thread is answering; one of its own for work that no request waits for. */
    public static UUID current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                        && attributes.getRequest().getAttribute(ATTRIBUTE) instanceof UUID id
                ? id
                : UUID.randomUUID();
    }

    /** The id of this request. */
    static String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof UUID id ? id.toString() : "";
    }

    /** What is read out over the telephone: the end of the id, by which the whole is found in the log. */
    public static String reference(String id) {
        return id.substring(Math.max(0, id.length() - REFERENCE));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        UUID id = idFor(request.getHeader(HEADER));
        request.setAttribute(ATTRIBUTE, id);
        response.setHeader(HEADER, id.toString());
        try (var ignored = MDC.putCloseable(LogFields.REQUEST, id.toString())) {
            chain.doFilter(request, response);
        }
    }

    private static UUID idFor(String sent) {
        if (sent == null || sent.isBlank()) return UUID.randomUUID();
        try {
            return UUID.fromString(sent);
        } catch (IllegalArgumentException e) {
            return UUID.nameUUIDFromBytes(sent.getBytes(StandardCharsets.UTF_8));
        }
    }
}
