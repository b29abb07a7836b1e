package org.shanzhi.access.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.shanzhi.access.Account;
import org.shanzhi.access.Callers;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends sessions that should not go on: after twelve hours however busy they are, when the account was locked or ended, when
 * its owner serves no more, and when the password was changed elsewhere. Until a handed-out password is changed, every page
 * leads to where that is done.
 */
final class SessionGuard extends OncePerRequestFilter {
    static final Duration LONGEST = Duration.ofHours(12);
    static final String CHANGE_PASSWORD = "/account/password";
    private static final Set<String> ALSO_OPEN = Set.of(CHANGE_PASSWORD, "/sign-out", "/sign-in");

    private final Callers callers;
    private final Clock clock;

    SessionGuard(Callers callers, Clock clock) {
        this.callers = callers;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn == null || !(signedIn.getPrincipal() instanceof SignedIn who)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Account> account = callers.account(signedIn);
        if (account.isEmpty()
                || ended(who, account.get())
                || callers.of(signedIn).isEmpty()) {
            end(request);
            chain.doFilter(request, response);
        } else if (account.get().mustChangePassword() && !ALSO_OPEN.contains(request.getRequestURI())) {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader(HttpHeaders.LOCATION, CHANGE_PASSWORD);
            // htmx follows a redirect silently and would put the page into a part of the old one.
            response.setHeader("HX-Redirect", CHANGE_PASSWORD);
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean ended(SignedIn who, Account account) {
        boolean tooLong =
                !clock.instant().isBefore(Instant.ofEpochSecond(who.since()).plus(LONGEST));
        boolean otherPassword =
                account.passwordAt() != null && account.passwordAt().getEpochSecond() > who.since();
        return tooLong || otherPassword;
    }

    /** The rest of the request goes on as a stranger's, and is led to the sign-in page by whoever wants to know. */
    private static void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) session.invalidate();
        SecurityContextHolder.clearContext();
    }
}
