package org.shanzhi.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import org.shanzhi.access.Passkeys;
import org.shanzhi.access.passkey.Ceremonies;
import org.shanzhi.access.signin.Return;
import org.shanzhi.access.signin.Sessions;
import org.shanzhi.access.signin.SignedIn;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.policy.Caller;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** 通行密钥: add one of this device, give one up. */
@Controller
@RequestMapping("/account/second-factor/passkeys")
class PasskeyPages {
    private final Passkeys passkeys;
    private final Ceremonies ceremonies;
    private final Sessions sessions;

    PasskeyPages(Passkeys passkeys, Ceremonies ceremonies, Sessions sessions) {
        this.passkeys = passkeys;
        this.ceremonies = ceremonies;
        this.sessions = sessions;
    }

    /** What the script asks the device for. */
    @PostMapping(path = "/ask", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String ask(Authentication signedIn, HttpSession session) {
        Sessions.of(signedIn);
        return ceremonies.askForNew(signedIn, session);
    }

    @PostMapping
    ModelAndView add(
            @RequestParam String credential,
            @RequestParam String name,
            @RequestParam(required = false) String next,
            Caller caller,
            Authentication signedIn,
            HttpServletRequest request,
            HttpServletResponse response,
            Page page) {
        String back = next == null || next.isEmpty() ? "/account" : Return.to(next);
        List<String> codes;
        try {
            codes = passkeys.add(caller, request.getSession(), credential, name);
        } catch (Invalid invalid) {
            FieldError error = invalid.errors().getFirst();
            page.say(
                    Flash.Kind.WARNING,
                    "refusal." + error.code().name(),
                    error.args().toArray());
            return new ModelAndView("redirect:/account/second-factor");
        }
        sessions.replace(signedIn, SignedIn::withSecond, request, response);
        if (!codes.isEmpty()) {
            return new ModelAndView("access/recovery-codes", Map.of("codes", codes, "next", back, "setUp", true));
        }
        page.say(Flash.Kind.DONE, "passkeys.added", name);
        return new ModelAndView("redirect:" + back);
    }

    @PostMapping("/{key}/remove")
    String remove(@PathVariable String key, Caller caller, Page page) {
        passkeys.remove(caller, key);
        page.say(Flash.Kind.DONE, "passkeys.removed");
        return "redirect:/account";
    }
}
