package org.shanzhi.kernel.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.shanzhi.kernel.ServiceCode;
import org.shanzhi.kernel.web.Asking;
import org.shanzhi.kernel.web.HttpProblem;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Gives controllers their {@code Optional<IdempotencyKey>}: required of programs, optional for pages, absent for who is
 * not signed in.
 */
@Component
final class IdempotencyArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {
    static final String ATTRIBUTE = IdempotencyKey.class.getName();

    private final Asking asking;
    private final RequestHash hash;

    IdempotencyArgument(Asking asking, RequestHash hash) {
        this.asking = asking;
        this.hash = hash;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Optional.class
                && parameter.nested().getNestedParameterType() == IdempotencyKey.class;
    }

    @Override
    public Optional<IdempotencyKey> resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest web,
            WebDataBinderFactory binders)
            throws Exception {
        var request = web.getNativeRequest(HttpServletRequest.class);
        var asker = asking.of(request);
        if (asker.isEmpty()) {
            return Optional.empty();
        }
        var sent = sent(request);
        if (sent == null) {
            if (asker.get().byToken()) {
                throw bad(ServiceCode.IDEMPOTENCY_KEY_MISSING, IdempotencyKey.HEADER);
            }
            return Optional.empty();
        }
        if (sent.isEmpty()
                || sent.length() > IdempotencyKey.LONGEST
                || !sent.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw bad(ServiceCode.IDEMPOTENCY_KEY_INVALID, IdempotencyKey.HEADER, IdempotencyKey.LONGEST);
        }
        var key = new IdempotencyKey(asker.get().districtId(), asker.get().clientId(), sent, hash.of(request));
        request.setAttribute(ATTRIBUTE, key);
        return Optional.of(key);
    }

    private static String sent(HttpServletRequest request) {
        var header = request.getHeader(IdempotencyKey.HEADER);
        return header != null ? header : request.getParameter(IdempotencyKey.PARAMETER);
    }

    private static HttpProblem bad(ServiceCode code, Object... args) {
        return new HttpProblem(HttpStatus.BAD_REQUEST, code, args);
    }
}
