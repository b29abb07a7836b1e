package org.shanzhi.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.shanzhi.access.AccessKind;
import org.shanzhi.access.AccessLog;
import org.shanzhi.access.Callers;
import org.shanzhi.kernel.page.JteViews;
import org.shanzhi.kernel.page.Pages;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/** What a browser gets after it sent name and password, and when somebody leaves. */
@Component
class SignInAnswers implements AuthenticationSuccessHandler, AuthenticationFailureHandler, LogoutHandler {
    private final JteViews views;
    private final Pages pages;
    private final Callers callers;
    private final AccessLog log;
    private final SignInForms forms;

    SignInAnswers(JteViews views, Pages pages, Callers callers, AccessLog log, SignInForms forms) {
        this.views = views;
        this.pages = pages;
        this.callers = callers;
        this.log = log;
        this.forms = forms;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication signedIn) {
        Sessions.note(request);
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, Return.to(request.getParameter(Return.PARAMETER)));
    }

    /** The form again, with the name that was typed and the reason; the password is typed anew. */
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var form = forms.failed(
                request.getParameter("username"),
                Return.to(request.getParameter(Return.PARAMETER)),
                SignInForm.words(failure, pages.of(request)));
        byte[] page = views.render(SignInForm.TEMPLATE, Map.of("form", form), request);
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, Authentication signedIn) {
        callers.account(signedIn).ifPresent(account -> log.record(AccessKind.SIGN_OUT, account, Map.of()));
    }
}
