package org.shanzhi.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.shanzhi.access.Callers;
import org.shanzhi.access.passkey.Ceremonies;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.Page;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Signing in by passkey: as the second step, or without a password. */
@Controller
class PasskeyStepPage {
    private final Callers callers;
    private final Ceremonies ceremonies;
    private final PasskeyStep step;
    private final Sessions sessions;

    PasskeyStepPage(Callers callers, Ceremonies ceremonies, PasskeyStep step, Sessions sessions) {
        this.callers = callers;
        this.ceremonies = ceremonies;
        this.step = step;
        this.sessions = sessions;
    }

    @PostMapping(path = "/sign-in/second/passkey/ask", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String askSecond(Authentication signedIn, HttpSession session) {
        Sessions.of(signedIn);
        return ceremonies.askForOwn(signedIn, session);
    }

    @PostMapping("/sign-in/second/passkey")
    String showSecond(
            @RequestParam String credential,
            @RequestParam(required = false) String next,
            Authentication signedIn,
            HttpServletRequest request,
            HttpServletResponse response,
            Page page) {
        String to = Return.to(next);
        try {
            step.second(callers.account(Sessions.of(signedIn)).orElseThrow(), request.getSession(), credential);
        } catch (SignInFailure failure) {
            page.say(Flash.Kind.WARNING, "passkeys.not_taken");
            return "redirect:/sign-in/second" + Return.query(to);
        }
        sessions.replace(signedIn, SignedIn::withSecond, request, response);
        return "redirect:" + to;
    }

    @PostMapping(path = "/sign-in/passkey/ask", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String ask(HttpSession session) {
        return ceremonies.askForAny(session);
    }

    @PostMapping("/sign-in/passkey")
    String show(
            @RequestParam String credential,
            @RequestParam(required = false) String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Page page) {
        String to = Return.to(next);
        try {
            SignedIn who = step.alone(request.getSession(false), credential);
            sessions.begin(who, request, response);
            return "redirect:" + to;
        } catch (SignInFailure failure) {
            page.say(Flash.Kind.WARNING, "passkeys.not_taken");
            return "redirect:/sign-in" + Return.query(to);
        }
    }
}
