package org.shanzhi.access.web;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.shanzhi.access.IssuedToken;
import org.shanzhi.access.Tokens;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.NavEntry;
import org.shanzhi.kernel.page.NavGroup;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 接口令牌: issue, see once, revoke. */
@Controller
class TokenPages {
    private static final List<Integer> DAYS = List.of(30, 90, 365, 730);

    private final Tokens tokens;
    private final Clock clock;

    TokenPages(Tokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping("/admin/tokens")
    ModelAndView list(@RequestParam(required = false) String username, Caller caller, Page page) {
        return list(caller, page, new TokenForm(username, null, "90", List.of(), List.of()), null);
    }

    /** Answers the page itself, not a redirect: the secret is shown in this one answer and kept nowhere. */
    @PostMapping("/admin/tokens")
    ModelAndView issue(
            @RequestParam String username,
            @RequestParam String name,
            @RequestParam int days,
            Caller caller,
            Page page) {
        try {
            IssuedToken issued = tokens.issue(caller, username.strip(), name, days);
            return list(caller, page, new TokenForm(null, null, "90", List.of(), List.of()), issued);
        } catch (Invalid invalid) {
            return again(caller, page, new TokenForm(username, name, "" + days, invalid.errors(), List.of()));
        } catch (Refused refused) {
            return again(caller, page, new TokenForm(username, name, "" + days, List.of(), refused.reasons()));
        }
    }

    @PostMapping("/admin/tokens/{id}/revoke")
    String revoke(@PathVariable UUID id, Caller caller, Page page) {
        tokens.revoke(caller, id);
        page.say(Flash.Kind.DONE, "tokens.revoked_done");
        return "redirect:/admin/tokens";
    }

    private ModelAndView again(Caller caller, Page page, TokenForm form) {
        ModelAndView answer = list(caller, page, form, null);
        answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return answer;
    }

    private ModelAndView list(Caller caller, Page page, TokenForm form, IssuedToken issued) {
        var model = new HashMap<String, Object>();
        model.put("tokens", tokens.all(caller));
        model.put("now", clock.instant());
        model.put("form", form);
        model.put("issued", issued);
        model.put(
                "days",
                DAYS.stream()
                        .map(days -> Choice.of(days.toString(), page.t("tokens.for_days", days)))
                        .toList());
        return new ModelAndView("access/tokens", model);
    }

    @Bean
    static NavEntry tokensEntry() {
        return NavEntry.of(
                "nav.tokens", "/admin/tokens", "plug-connected", NavGroup.ADMIN, 40, Permission.MANAGE_TOKENS.name());
    }
}
