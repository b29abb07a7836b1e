package org.shanzhi.console.staff;

import java.util.List;
import java.util.Map;
import org.shanzhi.access.CreatedAccount;
import org.shanzhi.console.people.Colleagues;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.page.NavEntry;
import org.shanzhi.kernel.page.NavGroup;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.org.NewStaff;
import org.shanzhi.org.Staff;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** 人员与岗位: everybody, and taking somebody in. */
@Controller
class StaffPages {
    private static final int ROWS = 50;

    private final Colleagues colleagues;
    private final StaffWords words;
    private final StaffInput input;

    StaffPages(Colleagues colleagues, StaffWords words, StaffInput input) {
        this.colleagues = colleagues;
        this.words = words;
        this.input = input;
    }

    @GetMapping("/admin/staff")
    ModelAndView list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) String after,
            Caller caller,
            Page page) {
        List<Staff> found = colleagues.find(caller.district(), q, after, ROWS + 1);
        List<Staff> here = found.subList(0, Math.min(found.size(), ROWS));
        var accounts = colleagues.accounts(caller, here);
        var rows = here.stream()
                .map(staff -> words.inList(caller.district(), staff, accounts.get(staff.id()), page.locale()))
                .toList();
        var answer = new ModelAndView("console/staff-list", Map.of("q", q, "rows", rows));
        if (found.size() > ROWS)
            answer.addObject("next", address(q, here.getLast().username()));
        if (after != null) answer.addObject("first", address(q, null));
        return answer;
    }

    private static String address(String q, String after) {
        var address = UriComponentsBuilder.fromPath("/admin/staff");
        if (!q.isBlank()) address.queryParam("q", "{q}");
        if (after != null) address.queryParam("after", "{after}");
        return address.encode()
                .buildAndExpand(Map.of("q", q, "after", after == null ? "" : after))
                .toUriString();
    }

    @GetMapping("/admin/staff/new")
    ModelAndView form(Caller caller, Page page) {
        caller.require(Permission.MANAGE_STAFF);
        return form(StaffForm.fresh(words.today().toString()), caller, page);
    }

    /** Answers the person's page with the one-time password, which is shown in this one answer. */
    @PostMapping("/admin/staff")
    ModelAndView take(
            @RequestParam String username,
            @RequestParam String name,
            @RequestParam String phone,
            @RequestParam String unit,
            @RequestParam String role,
            @RequestParam String from,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            Page page) {
        var form = new StaffForm(username.strip(), name, phone, unit, role, from, reason, List.of(), List.of());
        try {
            int unitId = input.unit(caller.district(), unit).id();
            var wanted = new NewStaff(form.username(), name, StaffInput.orNull(phone), StaffInput.day("from", from));
            CreatedAccount made = colleagues.take(caller, wanted, unitId, StaffInput.role(role), reason);
            return new ModelAndView(
                    "console/staff-made",
                    Map.of("username", form.username(), "name", name, "secret", made.oneTimePassword()));
        } catch (Invalid invalid) {
            return again(form.with(invalid), caller, page);
        } catch (Refused refused) {
            return again(form.with(refused), caller, page);
        }
    }

    private ModelAndView again(StaffForm form, Caller caller, Page page) {
        ModelAndView answer = form(form, caller, page);
        answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return answer;
    }

    private ModelAndView form(StaffForm form, Caller caller, Page page) {
        return new ModelAndView(
                "console/staff-new",
                Map.of(
                        "form",
                        form,
                        "units",
                        words.units(caller.district()),
                        "roles",
                        words.roles(caller.district(), page.locale())));
    }

    @Bean
    static NavEntry staffEntry() {
        return NavEntry.of("nav.staff", "/admin/staff", "users", NavGroup.ADMIN, 20, Permission.MANAGE_STAFF.name());
    }
}
