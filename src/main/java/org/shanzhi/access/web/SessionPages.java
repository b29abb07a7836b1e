package org.shanzhi.access.web;

import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import org.shanzhi.access.Account;
import org.shanzhi.access.Callers;
import org.shanzhi.access.signin.Sessions;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** 我的登录: end one of one's own sessions, or all but this. */
@Controller
class SessionPages {
    private final Callers callers;
    private final Sessions sessions;

    SessionPages(Callers callers, Sessions sessions) {
        this.callers = callers;
        this.sessions = sessions;
    }

    @PostMapping("/account/sessions/{key}/end")
    String end(@PathVariable String key, Principal principal, HttpSession here, Page page) {
        sessions.end(
                account(principal),
                here,
                session -> !session.here() && session.key().equals(key));
        page.say(Flash.Kind.DONE, "sessions.ended");
        return "redirect:/account";
    }

    @PostMapping("/account/sessions/end-others")
    String endOthers(Principal principal, HttpSession here, Page page) {
        sessions.end(account(principal), here, session -> !session.here());
        page.say(Flash.Kind.DONE, "sessions.others_ended");
        return "redirect:/account";
    }

    private Account account(Principal principal) {
        return callers.account(Sessions.of(principal)).orElseThrow();
    }
}
