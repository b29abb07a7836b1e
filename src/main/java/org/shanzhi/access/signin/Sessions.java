package org.shanzhi.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.shanzhi.access.Account;
import org.shanzhi.access.EndsSessions;
import org.shanzhi.access.OpenSession;
import org.shanzhi.access.vault.AccountSecrets;
import org.shanzhi.kernel.Forbidden;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/**
 * Sessions of browsers: what one says of its owner, and which an account has. They lie in the database and are read with every
 * request anyway, so one that is ended has ended on every node.
 */
@Component
public class Sessions implements EndsSessions {
    private static final String BROWSER = "browser";

    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final FindByIndexNameSessionRepository<? extends Session> store;
    private final AccountSecrets secrets;

    Sessions(FindByIndexNameSessionRepository<? extends Session> store, AccountSecrets secrets) {
        this.store = store;
        this.secrets = secrets;
    }

    /** Changes what a session says of its owner, under a new session id. */
    public void replace(
            Principal principal,
            UnaryOperator<SignedIn> change,
            HttpServletRequest request,
            HttpServletResponse response) {
        SignedIn who = of(principal);
        request.changeSessionId();
        save(change.apply(who), request, response);
    }

    /** Signs somebody in, under a new session id. */
    void begin(SignedIn who, HttpServletRequest request, HttpServletResponse response) {
        if (request.getSession(false) != null) request.changeSessionId();
        note(request);
        save(who, request, response);
    }

    /** Notes which browser it is, for the list of one's own sessions. */
    static void note(HttpServletRequest request) {
        BrowserKind browser = BrowserKind.of(request.getHeader(HttpHeaders.USER_AGENT));
        request.getSession().setAttribute(BROWSER, browser.code());
    }

    /** Who is signed in by browser. Programs have no session, and nothing to look after by themselves. */
    public static SignedIn of(Principal principal) {
        if (principal instanceof Authentication signedIn
                && signedIn.getPrincipal() instanceof SignedIn who
                && !who.byToken()) return who;
        throw new Forbidden("SIGN_IN");
    }

    /** Those of an account, this one first, then the one used last. */
    public List<OpenSession> open(Account account, HttpSession here) {
        return of(account)
                .map(session -> shown(account, session, here.getId()))
                .sorted(Comparator.comparing(OpenSession::here)
                        .thenComparing(OpenSession::usedAt)
                        .reversed())
                .toList();
    }

    /** Ends those of the account that are chosen, at once and everywhere. */
    public void end(Account account, HttpSession here, Predicate<OpenSession> chosen) {
        of(account)
                .filter(session -> chosen.test(shown(account, session, here.getId())))
                .toList()
                .forEach(session -> store.deleteById(session.getId()));
    }

    @Override
    public void endAll(Account account) {
        of(account).toList().forEach(session -> store.deleteById(session.getId()));
    }

    private Stream<? extends Session> of(Account account) {
        return store.findByPrincipalName(Integer.toString(account.id())).values().stream();
    }

    private OpenSession shown(Account account, Session session, String here) {
        String browser = session.getAttribute(BROWSER);
        return new OpenSession(
                key(account, session.getId()),
                session.getCreationTime(),
                session.getLastAccessedTime(),
                browser == null ? BrowserKind.of(null) : BrowserKind.ofCode(browser),
                session.getId().equals(here));
    }

    private String key(Account account, String id) {
        byte[] digest = secrets.digest(account, "session " + id);
        return HexFormat.of().formatHex(digest, 0, 12);
    }

    private void save(SignedIn who, HttpServletRequest request, HttpServletResponse response) {
        var context = new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(who, null, List.of()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }
}
