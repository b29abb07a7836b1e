package org.shanzhi.access.web;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.shanzhi.access.TokenAllowances;
import org.shanzhi.access.TokenGrant;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 接口令牌: allow one, take that back, see which there are, revoke. The token itself is its owner's to see. */
@Controller
@RequestMapping("/admin/tokens")
class TokenPages {
    private static final List<Integer> DAYS = List.of(30, 90, 180, 365);

    private final Tokens tokens;
    private final TokenAllowances allowances;
    private final RightChoices choices;
    private final Clock clock;

    TokenPages(Tokens tokens, TokenAllowances allowances, RightChoices choices, Clock clock) {
        this.tokens = tokens;
        this.allowances = allowances;
        this.choices = choices;
        this.clock = clock;
    }

    /** With a user name, the rights that a token of this account could carry. */
    @GetMapping
    ModelAndView list(@RequestParam(required = false) String username, Caller caller, Page page) {
        String of = username == null || username.isBlank() ? null : username.strip();
        try {
            return page(caller, page, TokenForm.fresh(of));
        } catch (Refused unknown) {
            return again(
                    caller, page, new TokenForm(username, null, null, Set.of(), List.of(), unknown.reasons()), null);
        }
    }

    @PostMapping
    ModelAndView allow(
            @RequestParam String username,
            @RequestParam String purpose,
            @RequestParam int days,
            @RequestParam(defaultValue = "") Set<String> rights,
            Caller caller,
            Page page) {
        try {
            allowances.allow(caller, new TokenGrant(username, purpose, chosen(rights), days));
        } catch (Invalid invalid) {
            var form = new TokenForm(username, purpose, "" + days, rights, invalid.errors(), List.of());
            return again(caller, page, form, username);
        } catch (Refused refused) {
            var form = new TokenForm(username, purpose, "" + days, rights, List.of(), refused.reasons());
            return again(caller, page, form, null);
        }
        page.say(Flash.Kind.DONE, "tokens.allowed", username);
        return new ModelAndView("redirect:/admin/tokens");
    }

    @PostMapping("/allowances/{id}/withdraw")
    String withdraw(@PathVariable UUID id, Caller caller, Page page) {
        allowances.withdraw(caller, id);
        page.say(Flash.Kind.DONE, "tokens.withdrawn");
        return "redirect:/admin/tokens";
    }

    @PostMapping("/{id}/revoke")
    String revoke(@PathVariable UUID id, Caller caller, Page page) {
        tokens.revoke(caller, id);
        page.say(Flash.Kind.DONE, "tokens.revoked_done");
        return "redirect:/admin/tokens";
    }

    private static Set<Permission> chosen(Set<String> rights) {
        return Set.of(Permission.values()).stream()
                .filter(right -> rights.contains(right.name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private ModelAndView page(Caller caller, Page page, TokenForm form) {
        return page(caller, page, form, form.username());
    }

    /** @param of whose rights are offered; null while nobody was named, or nobody of that name can be */
    private ModelAndView again(Caller caller, Page page, TokenForm form, String of) {
        ModelAndView answer = page(caller, page, form, of);
        answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return answer;
    }

    private ModelAndView page(Caller caller, Page page, TokenForm form, String of) {
        var model = new HashMap<String, Object>();
        model.put("tokens", tokens.all(caller));
        model.put("waiting", allowances.waiting(caller));
        model.put("now", clock.instant());
        model.put("form", form);
        model.put("rights", of == null ? null : choices.of(allowances.rights(caller, of), page));
        model.put("words", choices);
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
