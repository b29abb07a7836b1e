package org.shanzhi.console.staff;

import java.util.HashMap;
import java.util.List;
import org.shanzhi.access.Account;
import org.shanzhi.access.Accounts;
import org.shanzhi.access.SecondFactors;
import org.shanzhi.console.people.Colleagues;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.org.Appoint;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Staff;
import org.shanzhi.org.StaffRegister;
import org.shanzhi.policy.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One person: particulars, posts, account. */
@Controller
@RequestMapping("/admin/staff/{username}")
class PersonPages {
    private final Organisation organisation;
    private final StaffRegister register;
    private final Accounts accounts;
    private final SecondFactors factors;
    private final StaffWords words;
    private final StaffInput input;
    private final HandWords inHand;
    private final Colleagues colleagues;

    PersonPages(
            Organisation organisation,
            StaffRegister register,
            Accounts accounts,
            SecondFactors factors,
            StaffWords words,
            StaffInput input,
            HandWords inHand,
            Colleagues colleagues) {
        this.organisation = organisation;
        this.register = register;
        this.accounts = accounts;
        this.factors = factors;
        this.words = words;
        this.input = input;
        this.inHand = inHand;
        this.colleagues = colleagues;
    }

    @GetMapping
    ModelAndView person(@PathVariable String username, Caller caller, Page page) {
        return page(staff(caller, username), null, List.of(), List.of(), caller, page);
    }

    @PostMapping
    ModelAndView correct(
            @PathVariable String username,
            @RequestParam String name,
            @RequestParam String phone,
            Caller caller,
            Page page) {
        return change(
                username,
                caller,
                page,
                "staff.corrected",
                staff -> register.correct(caller, staff.id(), name, StaffInput.orNull(phone)));
    }

    @PostMapping("/posts")
    ModelAndView appoint(
            @PathVariable String username,
            @RequestParam String unit,
            @RequestParam String role,
            @RequestParam String from,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            Page page) {
        return change(
                username,
                caller,
                page,
                "staff.proposed",
                staff -> colleagues.propose(
                        caller,
                        new Appoint(
                                staff.id(),
                                input.unit(caller.district(), unit).id(),
                                StaffInput.role(role),
                                StaffInput.day("from", from)),
                        reason));
    }

    @PostMapping("/posts/{post}/end")
    ModelAndView endPost(
            @PathVariable String username,
            @PathVariable int post,
            @RequestParam String last,
            Caller caller,
            Page page) {
        return change(
                username,
                caller,
                page,
                "staff.post_ended",
                staff -> register.endPost(caller, post, StaffInput.day("last", last)));
    }

    @PostMapping("/leave")
    ModelAndView leave(@PathVariable String username, @RequestParam String last, Caller caller, Page page) {
        return change(
                username,
                caller,
                page,
                "staff.left_done",
                staff -> register.leave(caller, staff.id(), StaffInput.day("last", last)));
    }

    /** Makes an account or a new one-time password; the secret is shown in this one answer. */
    @PostMapping("/account")
    ModelAndView secret(@PathVariable String username, Caller caller, Page page) {
        Staff staff = staff(caller, username);
        Account account = account(caller, staff);
        try {
            String secret = account == null
                    ? accounts.create(caller, staff.id(), username).oneTimePassword()
                    : accounts.resetPassword(caller, account.id());
            return page(staff, secret, List.of(), List.of(), caller, page);
        } catch (Refused refused) {
            return refused(staff, refused, caller, page);
        }
    }

    @PostMapping("/account/{what}")
    ModelAndView account(@PathVariable String username, @PathVariable String what, Caller caller, Page page) {
        return change(username, caller, page, "staff.account." + what, staff -> {
            Account account = account(caller, staff);
            if (account == null) throw new NotFound("account");
            switch (what) {
                case "lock" -> accounts.lock(caller, account.id());
                case "unlock" -> accounts.unlock(caller, account.id());
                case "deactivate" -> accounts.deactivate(caller, account.id());
                case "reset-factor" -> factors.reset(caller, account.id());
                default -> throw new NotFound(what);
            }
        });
    }

    private interface Change {
        void on(Staff staff);
    }

    private ModelAndView change(String username, Caller caller, Page page, String done, Change change) {
        Staff staff = staff(caller, username);
        try {
            change.on(staff);
        } catch (Invalid invalid) {
            ModelAndView again = page(staff, null, invalid.errors(), List.of(), caller, page);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        } catch (Refused refused) {
            return refused(staff, refused, caller, page);
        }
        page.say(Flash.Kind.DONE, done, staff.name());
        return new ModelAndView("redirect:/admin/staff/" + username);
    }

    private ModelAndView refused(Staff staff, Refused refused, Caller caller, Page page) {
        ModelAndView again = page(staff, null, List.of(), refused.reasons(), caller, page);
        again.setStatus(HttpStatus.CONFLICT);
        return again;
    }

    private ModelAndView page(
            Staff staff, String secret, List<FieldError> errors, List<Refusal> reasons, Caller caller, Page page) {
        Account account = account(caller, staff);
        var model = new HashMap<String, Object>();
        model.put("person", words.whole(caller.district(), staff, account, page.locale()));
        model.put(
                "proposed",
                colleagues.proposed(caller, staff).stream()
                        .map(asked -> words.proposed(asked, page.locale()))
                        .toList());
        model.put("hand", inHand.of(caller, staff, page));
        model.put(
                "noPassword",
                account == null ? null : accounts.againstReset(caller, account).orElse(null));
        model.put(
                "noFactor",
                account == null ? null : factors.againstReset(caller, account).orElse(null));
        model.put("secret", secret);
        model.put("errors", errors);
        model.put("reasons", reasons);
        model.put("units", words.units(caller.district()));
        model.put("roles", words.roles(caller.district(), page.locale()));
        model.put("today", words.today().toString());
        return new ModelAndView("console/staff-person", model);
    }

    private Account account(Caller caller, Staff staff) {
        return accounts.ofStaff(caller, List.of(staff.id())).get(staff.id());
    }

    private Staff staff(Caller caller, String username) {
        return organisation.staffByUsername(caller.district(), username).orElseThrow(() -> new NotFound("staff"));
    }
}
