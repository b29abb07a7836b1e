package org.shanzhi.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import org.shanzhi.access.AccessKind;
import org.shanzhi.access.AccessLog;
import org.shanzhi.access.provider.Asked;
import org.shanzhi.access.provider.IdentityProvider;
import org.shanzhi.access.provider.ProviderFailed;
import org.shanzhi.access.provider.ProviderSettings;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** 统一身份认证: to the identity provider and back. */
@Controller
class ProviderPage {
    private static final String ASKED = "provider";

    private final ProviderSettings settings;
    private final IdentityProvider provider;
    private final ProviderStep step;
    private final Sessions sessions;
    private final AccessLog log;

    ProviderPage(
            ProviderSettings settings, IdentityProvider provider, ProviderStep step, Sessions sessions, AccessLog log) {
        this.settings = settings;
        this.provider = provider;
        this.step = step;
        this.sessions = sessions;
        this.log = log;
    }

    @GetMapping("/sign-in/provider")
    RedirectView ask(@RequestParam(required = false) String next, HttpServletRequest request, Page page) {
        if (!settings.present()) throw new NotFound("provider");
        String to = Return.to(next);
        try {
            Asked asked = provider.ask(request, to);
            request.getSession().setAttribute(ASKED, asked);
            return plainly(asked.request().getAuthorizationRequestUri());
        } catch (ProviderFailed failed) {
            return back(failed, to, page);
        }
    }

    @GetMapping(IdentityProvider.BACK)
    RedirectView answered(
            @RequestParam(required = false) String code,
            @RequestParam(required = false) String state,
            HttpServletRequest request,
            HttpServletResponse response,
            Page page) {
        HttpSession session = request.getSession(false);
        Object kept = session == null ? null : session.getAttribute(ASKED);
        if (!(kept instanceof Asked asked)) {
            page.say(Flash.Kind.WARNING, "provider.not_believed", label(page));
            return plainly("/sign-in");
        }
        session.removeAttribute(ASKED);
        try {
            SignedIn who = step.take(provider.answered(asked, code, state));
            sessions.begin(who, request, response);
            return plainly(asked.next());
        } catch (ProviderFailed failed) {
            log.recordUnknown(AccessKind.SIGN_IN_FAILED, Map.of("why", "PROVIDER_NOT_BELIEVED"));
            return back(failed, asked.next(), page);
        } catch (Refused refused) {
            Refusal reason = refused.reasons().getFirst();
            page.say(
                    Flash.Kind.WARNING,
                    "refusal." + reason.code().name(),
                    reason.args().toArray());
            return plainly("/sign-in");
        }
    }

    private RedirectView back(ProviderFailed failed, String next, Page page) {
        page.say(Flash.Kind.WARNING, failed.unreachable() ? "provider.down" : "provider.not_believed", label(page));
        return plainly("/sign-in" + Return.query(next));
    }

    private String label(Page page) {
        return settings.label().isEmpty() ? page.t("provider.label") : settings.label();
    }

    /** Braces in an address are no places to fill in. */
    private static RedirectView plainly(String address) {
        var view = new RedirectView(address);
        view.setExpandUriTemplateVariables(false);
        return view;
    }
}
