package org.shanzhi.access.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.shanzhi.access.Callers;
import org.shanzhi.access.Token;
import org.shanzhi.access.Tokens;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets programs in by token, for this one request. A bad token is refused even where none is needed. */
final class BearerFilter extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final Tokens tokens;
    private final Callers callers;
    private final AuthenticationEntryPoint refused;

    BearerFilter(Tokens tokens, Callers callers, AuthenticationEntryPoint refused) {
        this.tokens = tokens;
        this.callers = callers;
        this.refused = refused;
    }

    static boolean sent(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String secret = request.getHeader(HttpHeaders.AUTHORIZATION)
                .substring(SCHEME.length())
                .strip();
        Optional<Authentication> program = tokens.of(secret)
                .map(BearerFilter::authentication)
                .filter(who -> callers.of(who).isPresent());
        if (program.isEmpty()) {
            refused.commence(request, response, new BadCredentialsException("token"));
            return;
        }
        SecurityContextHolder.setContext(new SecurityContextImpl(program.get()));
        chain.doFilter(request, response);
    }

    private static Authentication authentication(Token token) {
        return UsernamePasswordAuthenticationToken.authenticated(SignedIn.byToken(token), null, List.of());
    }
}
