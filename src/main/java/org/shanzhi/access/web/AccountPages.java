package org.shanzhi.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shanzhi.access.AccessRefusal;
import org.shanzhi.access.Account;
import org.shanzhi.access.Accounts;
import org.shanzhi.access.Callers;
import org.shanzhi.access.SecondFactors;
import org.shanzhi.access.TokenAllowances;
import org.shanzhi.access.Tokens;
import org.shanzhi.access.password.PasswordAge;
import org.shanzhi.access.signin.Sessions;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.NavEntry;
import org.shanzhi.kernel.page.NavGroup;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.policy.Appointments;
import org.shanzhi.policy.Appointments.Appointed;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.DistrictRoles;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 我的账号: where I serve, in which unit I act now, how I sign in, and where I am signed in. */
@Controller
class AccountPages {
    private final Accounts accounts;
    private final Callers callers;
    private final Appointments appointments;
    private final SecondFactors factors;
    private final PasswordAge age;
    private final TokenAllowances allowances;
    private final Tokens tokens;
    private final RightChoices words;
    private final DistrictRoles roles;
    private final Sessions sessions;
    private final Clock clock;

    AccountPages(
            Accounts accounts,
            Callers callers,
            Appointments appointments,
            SecondFactors factors,
            PasswordAge age,
            TokenAllowances allowances,
            Tokens tokens,
            RightChoices words,
            DistrictRoles roles,
            Sessions sessions,
            Clock clock) {
        this.accounts = accounts;
        this.callers = callers;
        this.appointments = appointments;
        this.factors = factors;
        this.age = age;
        this.allowances = allowances;
        this.tokens = tokens;
        this.words = words;
        this.roles = roles;
        this.sessions = sessions;
        this.clock = clock;
    }

    @GetMapping("/account")
    ModelAndView account(Caller caller, Principal principal, HttpSession here, Page page) {
        Account account = callers.account(Sessions.of(principal)).orElseThrow();
        var posts = appointed(caller).posts().stream()
                .map(post -> new MyPost(
                        post.unitId(),
                        post.unitName(),
                        roles.label(caller.district(), post.role(), page.locale()),
                        post.unitId() == caller.unitId()))
                .toList();
        var model = new HashMap<String, Object>();
        model.put("account", account);
        model.put("name", caller.name());
        model.put("posts", posts);
        model.put("factors", factors.mine(caller));
        model.put("rotation", age.days());
        model.put("sessions", sessions.open(account, here));
        model.put("waiting", allowances.mine(caller));
        model.put("tokens", tokens.mine(caller));
        model.put("words", words);
        model.put("now", clock.instant());
        return new ModelAndView("access/account", model);
    }

    /** Acts from now on in another of one's units, until the session ends. */
    @PostMapping("/account/unit")
    String act(
            @RequestParam int unit,
            Caller caller,
            Principal principal,
            HttpServletRequest request,
            HttpServletResponse response,
            Page page) {
        var post = appointed(caller).posts().stream()
                .filter(mine -> mine.unitId() == unit)
                .findFirst()
                .orElseThrow(() -> new Refused(AccessRefusal.UNIT_NOT_YOURS));
        sessions.replace(principal, signedIn -> signedIn.in(unit), request, response);
        page.say(Flash.Kind.DONE, "account.acting", post.unitName());
        return "redirect:/account";
    }

    @GetMapping("/account/password")
    ModelAndView password(Principal principal) {
        return passwordForm(callers.account(principal).orElseThrow(), List.of());
    }

    @PostMapping("/account/password")
    ModelAndView change(
            @RequestParam String old,
            @RequestParam String chosen,
            @RequestParam String again,
            Caller caller,
            Principal principal,
            HttpServletRequest request,
            HttpServletResponse response,
            Page page) {
        try {
            if (!chosen.equals(again)) throw new Invalid("again", AccessRefusal.PASSWORD_NOT_REPEATED);
            accounts.changeOwnPassword(caller, old, chosen);
        } catch (Invalid invalid) {
            var form = passwordForm(callers.account(principal).orElseThrow(), invalid.errors());
            form.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return form;
        }
        // A session older than the password ends; this one begins anew.
        Account account = callers.account(principal).orElseThrow();
        sessions.end(account, request.getSession(), session -> !session.here());
        sessions.replace(principal, who -> who.since(clock.instant()), request, response);
        page.say(Flash.Kind.DONE, "account.password_changed");
        return new ModelAndView("redirect:/account");
    }

    private ModelAndView passwordForm(Account account, List<FieldError> errors) {
        boolean old = age.over(account, clock.instant());
        return new ModelAndView(
                "access/password", Map.of("account", account, "old", old, "days", age.days(), "errors", errors));
    }

    private Appointed appointed(Caller caller) {
        return appointments.of(caller.district(), caller.staffId()).orElseThrow(() -> new NotFound("staff"));
    }

    @Bean
    static NavEntry accountEntry() {
        return NavEntry.of("account.title", "/account", "user", NavGroup.HELP, 90);
    }
}
