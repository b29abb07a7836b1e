package org.shanzhi.access.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.shanzhi.access.RoleCatalogue;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.NavEntry;
import org.shanzhi.kernel.page.NavGroup;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.policy.Appointments.Appointed;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.NewRole;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.Role;
import org.shanzhi.policy.RoleEdition;
import org.shanzhi.policy.RoleScope;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 角色与权限: what each role may do and how far it reaches, and composing others. */
@Controller
class RolePages {
    private static final String PATH = "/security";
    private static final Set<Role.Group> COPIED = EnumSet.of(Role.Group.STAFF, Role.Group.OUTSIDE, Role.Group.ADMIN);

    private final RoleCatalogue catalogue;
    private final Policies policies;

    RolePages(RoleCatalogue catalogue, Policies policies) {
        this.catalogue = catalogue;
        this.policies = policies;
    }

    @GetMapping(PATH)
    ModelAndView roles(Caller caller, Page page) {
        var model = new HashMap<String, Object>();
        model.put("roles", catalogue.roles(caller));
        model.put(
                "composed",
                catalogue.composed(caller).stream()
                        .map(one -> shown(caller, one, page))
                        .toList());
        model.put("policies", policies);
        return new ModelAndView("access/roles", model);
    }

    @GetMapping(PATH + "/new")
    ModelAndView compose(@RequestParam(defaultValue = "HANDLER") String from, Caller caller, Page page) {
        return form(RoleForm.of(false, "", builtIn(caller, from), from), page);
    }

    @GetMapping(PATH + "/{code}/edit")
    ModelAndView edit(@PathVariable String code, Caller caller, Page page) {
        RoleEdition edition = composed(caller, code);
        return form(RoleForm.of(true, code, edition.role(), edition.copiedFrom()), page);
    }

    @PostMapping(PATH)
    ModelAndView propose(
            @RequestParam String code,
            @RequestParam String zh,
            @RequestParam String en,
            @RequestParam String copiedFrom,
            @RequestParam RoleScope scope,
            @RequestParam(defaultValue = "") Set<Permission> permissions,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean known,
            Caller caller,
            Page page) {
        var form = new RoleForm(
                known, code.strip(), zh, en, copiedFrom, scope.name(), permissions, reason, List.of(), List.of());
        try {
            catalogue.propose(caller, new NewRole(form.code(), zh, en, copiedFrom, scope, permissions), reason);
        } catch (Invalid invalid) {
            return again(form.with(invalid), page);
        } catch (Refused refused) {
            return again(form.with(refused), page);
        }
        page.say(Flash.Kind.DONE, "roles.proposed");
        return new ModelAndView("redirect:/admin/approvals?tab=mine");
    }

    @PostMapping(PATH + "/{code}/end")
    ModelAndView end(
            @PathVariable String code, @RequestParam(defaultValue = "") String reason, Caller caller, Page page) {
        try {
            catalogue.proposeEnd(caller, code, reason);
        } catch (Invalid invalid) {
            return again(
                    RoleForm.of(true, code, composed(caller, code).role(), "").with(invalid), page);
        }
        page.say(Flash.Kind.DONE, "roles.proposed");
        return new ModelAndView("redirect:/admin/approvals?tab=mine");
    }

    private ModelAndView again(RoleForm form, Page page) {
        ModelAndView answer = form(form, page);
        answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return answer;
    }

    private ModelAndView form(RoleForm form, Page page) {
        var model = new HashMap<String, Object>();
        model.put("form", form);
        model.put("actions", choices(true, page));
        model.put("others", choices(false, page));
        model.put(
                "origins",
                policies.roles().roles().values().stream()
                        .filter(role -> COPIED.contains(role.group()))
                        .map(role -> Choice.of(role.code(), role.label(page.locale())))
                        .toList());
        model.put(
                "scopes",
                Arrays.stream(RoleScope.values())
                        .filter(scope -> scope != RoleScope.OWN_MATTER)
                        .map(scope ->
                                Choice.of(scope.name(), policies.label("role_scopes", scope.name(), page.locale())))
                        .toList());
        return new ModelAndView("access/role", model);
    }

    private List<Choice> choices(boolean toAct, Page page) {
        return Arrays.stream(Permission.values())
                .filter(permission -> permission.action().isPresent() == toAct)
                .map(permission -> Choice.of(permission.name(), policies.label(permission, page.locale())))
                .toList();
    }

    private ComposedRole shown(Caller caller, RoleEdition edition, Page page) {
        Role origin = builtIn(caller, edition.copiedFrom());
        return new ComposedRole(
                edition,
                origin.label(page.locale()),
                without(edition.role(), origin),
                without(origin, edition.role()),
                catalogue.holders(caller, edition.code()).stream()
                        .map(Appointed::name)
                        .toList());
    }

    private static List<Permission> without(Role one, Role other) {
        return one.permissions().stream()
                .filter(permission -> !other.permissions().contains(permission))
                .sorted()
                .toList();
    }

    private Role builtIn(Caller caller, String code) {
        return catalogue.roles(caller).stream()
                .filter(role -> role.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("role"));
    }

    private RoleEdition composed(Caller caller, String code) {
        return catalogue.composed(caller).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("role"));
    }

    @Bean
    static NavEntry rolesEntry() {
        return NavEntry.of("nav.roles", PATH, "shield-lock", NavGroup.ADMIN, 70, Permission.MANAGE_ROLES.name());
    }
}
