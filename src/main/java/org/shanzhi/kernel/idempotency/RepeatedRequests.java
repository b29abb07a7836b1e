package org.shanzhi.kernel.idempotency;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.shanzhi.kernel.ServiceCode;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Makes a request with a key readable twice, and keeps its refusal (409, 422) so that a repetition is refused alike. What
 * it did is kept where it is done: in {@link Idempotency}.
 */
@Component
@Order(0)
final class RepeatedRequests extends OncePerRequestFilter {
    private final Idempotency idempotency;

    RepeatedRequests(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"POST".equals(request.getMethod()) || request.getHeader(IdempotencyKey.HEADER) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(isForm(request) ? request : new BufferedRequest(request), answer);
        if (isRefusal(answer) && request.getAttribute(IdempotencyArgument.ATTRIBUTE) instanceof IdempotencyKey key) {
            var problem = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
            idempotency.keep(key, answer.getStatus(), problem);
        }
        answer.copyBodyToResponse();
    }

    private static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return RequestHash.isUpload(request)
                || type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    private static boolean isRefusal(ContentCachingResponseWrapper answer) {
        return (answer.getStatus() == HttpStatus.CONFLICT.value()
                        || answer.getStatus() == HttpStatus.UNPROCESSABLE_CONTENT.value())
                && answer.getContentType() != null
                && answer.getContentType().startsWith(MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                && answer.getHeader(IdempotencyKey.REPLAYED) == null
                && !isAboutTheKey(answer.getHeader("X-Problem"));
    }

    private static boolean isAboutTheKey(String code) {
        return ServiceCode.IDEMPOTENCY_KEY_RUNNING.name().equals(code)
                || ServiceCode.IDEMPOTENCY_KEY_REUSED.name().equals(code);
    }
}
