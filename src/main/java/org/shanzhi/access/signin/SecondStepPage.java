package org.shanzhi.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.HashMap;
import org.shanzhi.access.Account;
import org.shanzhi.access.Callers;
import org.shanzhi.access.factor.CodeCheck;
import org.shanzhi.access.passkey.PasskeyBook;
import org.shanzhi.access.store.FactorStore;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 两步验证: after the password, before anything else. */
@Controller
@RequestMapping("/sign-in/second")
class SecondStepPage {
    private final Callers callers;
    private final SecondStep step;
    private final FactorStore factors;
    private final PasskeyBook passkeys;
    private final Sessions sessions;

    SecondStepPage(Callers callers, SecondStep step, FactorStore factors, PasskeyBook passkeys, Sessions sessions) {
        this.callers = callers;
        this.step = step;
        this.factors = factors;
        this.passkeys = passkeys;
        this.sessions = sessions;
    }

    @GetMapping
    ModelAndView ask(@RequestParam(required = false) String next, Principal principal) {
        Account account = callers.account(principal).orElseThrow();
        String to = Return.to(next);
        return Sessions.of(principal).owesSecond(account)
                ? form(account, to, null)
                : new ModelAndView("redirect:" + to);
    }

    @PostMapping
    ModelAndView show(
            @RequestParam String code,
            @RequestParam(required = false) String next,
            Principal principal,
            HttpServletRequest request,
            HttpServletResponse response,
            Page page) {
        Account account = callers.account(Sessions.of(principal)).orElseThrow();
        String to = Return.to(next);
        try {
            CodeCheck.With with = step.take(account, code);
            sessions.replace(principal, SignedIn::withSecond, request, response);
            if (with == CodeCheck.With.RECOVERY_CODE) {
                page.say(Flash.Kind.NOTE, "second.code_used", factors.codesLeft(account));
            }
            return new ModelAndView("redirect:" + to);
        } catch (SignInFailure failure) {
            ModelAndView again = form(account, to, SignInForm.words(failure, page, "second.wrong"));
            again.setStatus(HttpStatus.UNAUTHORIZED);
            return again;
        }
    }

    private ModelAndView form(Account account, String next, String why) {
        var model = new HashMap<String, Object>();
        model.put("username", account.username());
        model.put("next", next);
        model.put("passkey", !passkeys.of(account).isEmpty());
        model.put("device", factors.device(account).isPresent());
        model.put("why", why);
        return new ModelAndView("access/second", model);
    }
}
