package org.shanzhi.access.web;

import java.util.Map;
import java.util.UUID;
import org.shanzhi.access.IssuedToken;
import org.shanzhi.access.TokenAllowances;
import org.shanzhi.access.Tokens;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 我的令牌: pick up what was allowed, replace, revoke. A secret is in one answer and kept nowhere. */
@Controller
@RequestMapping("/account/tokens")
class MyTokenPages {
    private final Tokens tokens;
    private final TokenAllowances allowances;
    private final RightChoices words;

    MyTokenPages(Tokens tokens, TokenAllowances allowances, RightChoices words) {
        this.tokens = tokens;
        this.allowances = allowances;
        this.words = words;
    }

    @PostMapping("/pick-up/{allowance}")
    ModelAndView pickUp(@PathVariable UUID allowance, Caller caller, Page page) {
        return once(allowances.pickUp(caller, allowance), 0, page);
    }

    @PostMapping("/{id}/replace")
    ModelAndView replace(@PathVariable UUID id, @RequestParam int overlap, Caller caller, Page page) {
        return once(tokens.replace(caller, id, overlap), overlap, page);
    }

    @PostMapping("/{id}/revoke")
    String revoke(@PathVariable UUID id, Caller caller, Page page) {
        tokens.revokeMine(caller, id);
        page.say(Flash.Kind.DONE, "tokens.revoked_done");
        return "redirect:/account";
    }

    private ModelAndView once(IssuedToken issued, int overlap, Page page) {
        return new ModelAndView(
                "access/token-once",
                Map.of(
                        "issued",
                        issued,
                        "overlap",
                        overlap,
                        "rights",
                        words.line(issued.token().rights(), page)));
    }
}
