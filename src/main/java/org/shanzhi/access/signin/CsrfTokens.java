package org.shanzhi.access.signin;

import static org.springframework.security.web.context.HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/**
 * The token of a form lies in the session of who is signed in, and in a cookie for everybody else: strangers who look at
 * the sign-in page get no session, and a sign-in page left open over lunch still works.
 */
final class CsrfTokens implements CsrfTokenRepository {
    private final HttpSessionCsrfTokenRepository session = new HttpSessionCsrfTokenRepository();
    private final CookieCsrfTokenRepository cookie = new CookieCsrfTokenRepository();

    CsrfTokens() {
        cookie.setCookieName("csrf");
        cookie.setHeaderName("X-CSRF-TOKEN");
        cookie.setCookieCustomizer(made -> made.sameSite("Strict").httpOnly(true));
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return of(request).generateToken(request);
    }

    @Override
    public void saveToken(CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        of(request).saveToken(token, request, response);
    }

    @Override
    public CsrfToken loadToken(HttpServletRequest request) {
        return of(request).loadToken(request);
    }

    private CsrfTokenRepository of(HttpServletRequest request) {
        HttpSession known = request.getSession(false);
        boolean signedIn = known != null && known.getAttribute(SPRING_SECURITY_CONTEXT_KEY) != null;
        return signedIn ? session : cookie;
    }
}
