package org.shanzhi.kernel.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.shanzhi.kernel.Asker;
import org.shanzhi.kernel.Askers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Tells the kernel's controllers who asks; one that takes an {@link Asker} is only for who is signed in. */
@Component
public final class Asking implements HandlerMethodArgumentResolver, WebMvcConfigurer {
    private final ObjectProvider<Askers> askers;

    Asking(ObjectProvider<Askers> askers) {
        this.askers = askers;
    }

    public Optional<Asker> of(HttpServletRequest request) {
        var principal = request.getUserPrincipal();
        var known = askers.getIfAvailable();
        return principal == null || known == null ? Optional.empty() : known.of(principal);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Asker.class;
    }

    @Override
    public Asker resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest request,
            WebDataBinderFactory binders) {
        return of(request.getNativeRequest(HttpServletRequest.class))
                .orElseThrow(() -> new HttpProblem(HttpStatus.UNAUTHORIZED, ProblemCode.UNAUTHENTICATED));
    }
}
