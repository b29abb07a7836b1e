package org.shanzhi.access.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.shanzhi.access.Account;
import org.shanzhi.access.Callers;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends sessions that should not go on, and leads every page to what has to be done before anything else. */
final class SessionGuard extends OncePerRequestFilter {
    private final Callers callers;
    private final SessionRules rules;

    SessionGuard(Callers callers, SessionRules rules) {
        this.callers = callers;
        this.rules = rules;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn == null || !(signedIn.getPrincipal() instanceof SignedIn who)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Account> account = callers.account(signedIn).filter(found -> rules.letGoOn(who, found));
        if (account.isEmpty()) {
            end(request);
            chain.doFilter(request, response);
            return;
        }
        Optional<Hurdle> hurdle = rules.before(who, account.get()).filter(one -> !one.lets(request.getRequestURI()));
        if (hurdle.isPresent()) lead(hurdle.get(), request, response);
        else chain.doFilter(request, response);
    }

    private static void lead(Hurdle hurdle, HttpServletRequest request, HttpServletResponse response) {
        boolean looks = HttpMethod.GET.matches(request.getMethod()) && request.getHeader("HX-Request") == null;
        String to = looks && hurdle.onTheWay() ? hurdle.page() + Return.query(request) : hurdle.page();
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, to);
        // htmx follows a redirect silently and would put the page into a part of the old one.
        response.setHeader("HX-Redirect", to);
    }

    /** The rest of the request goes on as a stranger's, and is led to the sign-in page by whoever wants to know. */
    private static void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) session.invalidate();
        SecurityContextHolder.clearContext();
    }
}
