package org.shanzhi.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Changes what a session says of its owner, under a new session id. */
@Component
public class Sessions {
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    public void replace(
            Principal principal,
            UnaryOperator<SignedIn> change,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!(principal instanceof Authentication signedIn && signedIn.getPrincipal() instanceof SignedIn who)) {
            throw new IllegalStateException("no session of ours");
        }
        request.changeSessionId();
        var context = new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(change.apply(who), null, List.of()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }
}
