package org.shanzhi.kernel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.shanzhi.kernel.page.Viewer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * What the security chain says: programs get 401 or 403 as problems; a person who only looks is led to the sign-in page
 * and back; a person whose session ended under a form is told so, and the browser keeps what was typed.
 */
@Component
public final class SecurityAnswers implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final Problems problems;

    SecurityAnswers(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException unknown)
            throws IOException {
        if (Problems.isProgram(request)) {
            problems.answer(
                    Problem.of(HttpStatus.UNAUTHORIZED, ProblemCode.UNAUTHENTICATED)
                            .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer"),
                    request,
                    response);
        } else if ("GET".equals(request.getMethod()) && request.getHeader("HX-Request") == null) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, Viewer.SIGN_IN + "?next=" + here(request));
        } else {
            problems.answer(Problem.of(HttpStatus.UNAUTHORIZED, ProblemCode.SESSION_ENDED), request, response);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        // A form older than its session carries a token that nobody knows any more.
        boolean ended = denied instanceof CsrfException && !Problems.isProgram(request);
        problems.answer(
                ended
                        ? Problem.of(HttpStatus.UNAUTHORIZED, ProblemCode.SESSION_ENDED)
                        : Problem.of(HttpStatus.FORBIDDEN, ProblemCode.FORBIDDEN),
                request,
                response);
    }

    private static String here(HttpServletRequest request) {
        String query = request.getQueryString();
        String here = query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
        return URLEncoder.encode(here, StandardCharsets.UTF_8);
    }
}
