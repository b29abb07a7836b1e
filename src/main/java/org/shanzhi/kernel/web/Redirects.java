package org.shanzhi.kernel.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A redirect after a form that a script sent goes to the script as a header. Followed by the browser unseen, it would
 * fetch the next page into a place where it does not belong and use up what that page had to say.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
final class Redirects extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getHeader("X-Keep") != null) chain.doFilter(request, new Told(response, "X-Location"));
        else if (request.getHeader("HX-Request") != null) chain.doFilter(request, new Told(response, "HX-Redirect"));
        else chain.doFilter(request, response);
    }

    private static final class Told extends HttpServletResponseWrapper {
        private final String header;

        Told(HttpServletResponse response, String header) {
            super(response);
            this.header = header;
        }

        @Override
        public void sendRedirect(String location) {
            tell(location);
        }

        @Override
        public void sendRedirect(String location, int status, boolean clear) {
            tell(location);
        }

        private void tell(String location) {
            setHeader(header, location);
            setStatus(SC_OK);
            setContentLength(0);
        }
    }
}
