package org.shanzhi.access.signin;

import java.security.Principal;
import java.util.Map;
import org.shanzhi.access.Callers;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 登录. The form is taken by the security chain. */
@Controller
class SignInPage {
    private final Callers callers;
    private final SignInForms forms;

    SignInPage(Callers callers, SignInForms forms) {
        this.callers = callers;
        this.forms = forms;
    }

    @GetMapping("/sign-in")
    ModelAndView form(@RequestParam(required = false) String next, Principal principal) {
        String to = Return.to(next);
        return callers.of(principal).isPresent()
                ? new ModelAndView("redirect:" + to)
                : new ModelAndView(SignInForm.TEMPLATE, Map.of("form", forms.fresh(to)));
    }
}
