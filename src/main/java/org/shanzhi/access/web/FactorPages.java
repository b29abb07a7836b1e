package org.shanzhi.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.shanzhi.access.MyFactors;
import org.shanzhi.access.NewDevice;
import org.shanzhi.access.SecondFactors;
import org.shanzhi.access.signin.Return;
import org.shanzhi.access.signin.Sessions;
import org.shanzhi.access.signin.SignedIn;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.policy.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 两步验证: set up a device, see recovery codes once, give the device up. */
@Controller
@RequestMapping("/account/second-factor")
class FactorPages {
    /** Where the session keeps the sealed secret until its first code has been typed. */
    private static final String PENDING = "second-factor";

    private final SecondFactors factors;
    private final Sessions sessions;

    FactorPages(SecondFactors factors, Sessions sessions) {
        this.factors = factors;
        this.sessions = sessions;
    }

    @GetMapping
    ModelAndView setUp(@RequestParam(required = false) String next, Caller caller, HttpSession session, Page page) {
        return form(pending(caller, session, page), next, List.of(), caller);
    }

    @PostMapping
    ModelAndView confirm(
            @RequestParam String code,
            @RequestParam(required = false) String next,
            Caller caller,
            Principal principal,
            HttpServletRequest request,
            HttpServletResponse response,
            Page page) {
        NewDevice device = pending(caller, request.getSession(), page);
        List<String> codes;
        try {
            codes = factors.confirm(caller, device.sealed(), code);
        } catch (Invalid invalid) {
            ModelAndView again = form(device, next, invalid.errors(), caller);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        request.getSession().removeAttribute(PENDING);
        sessions.replace(principal, SignedIn::withSecond, request, response);
        return codes(codes, next == null ? "/account" : Return.to(next), true);
    }

    /** Answers the page itself, not a redirect: the codes are shown in this one answer and kept nowhere. */
    @PostMapping("/codes")
    ModelAndView newCodes(Caller caller) {
        return codes(factors.newCodes(caller), "/account", false);
    }

    @PostMapping("/remove")
    String remove(Caller caller, Page page) {
        factors.removeDevice(caller);
        page.say(Flash.Kind.DONE, "factor.removed");
        return "redirect:/account";
    }

    @GetMapping("/reset")
    ModelAndView wasReset(Caller caller) {
        return new ModelAndView(
                "access/factor-reset", Map.of("required", factors.mine(caller).required()));
    }

    @PostMapping("/reset")
    String told(Caller caller) {
        factors.told(caller);
        return "redirect:/";
    }

    private NewDevice pending(Caller caller, HttpSession session, Page page) {
        String centre = page.centre().isBlank() ? page.t("brand") : page.centre();
        if (session.getAttribute(PENDING) instanceof byte[] sealed) return factors.again(caller, sealed, centre);
        NewDevice device = factors.begin(caller, centre);
        session.setAttribute(PENDING, device.sealed());
        return device;
    }

    private ModelAndView form(NewDevice device, String next, List<FieldError> errors, Caller caller) {
        MyFactors mine = factors.mine(caller);
        return new ModelAndView(
                "access/second-factor",
                Map.of("device", device, "mine", mine, "next", next == null ? "" : next, "errors", errors));
    }

    private static ModelAndView codes(List<String> codes, String next, boolean setUp) {
        return new ModelAndView("access/recovery-codes", Map.of("codes", codes, "next", next, "setUp", setUp));
    }
}
