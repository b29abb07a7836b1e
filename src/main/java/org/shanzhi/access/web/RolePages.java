package org.shanzhi.access.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.shanzhi.access.RoleCatalogue;
import org.shanzhi.access.RoleCatalogue.RoleRights;
import org.shanzhi.kernel.page.NavEntry;
import org.shanzhi.kernel.page.NavGroup;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Policies;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** 角色与权限: what each role may do and how far it reaches. */
@Controller
class RolePages {
    private final RoleCatalogue catalogue;
    private final Policies policies;

    RolePages(RoleCatalogue catalogue, Policies policies) {
        this.catalogue = catalogue;
        this.policies = policies;
    }

    @GetMapping("/security")
    ModelAndView roles(Caller caller, Page page) {
        var groups = catalogue.roles(caller).stream()
                .map(rights -> shown(rights, page))
                .collect(Collectors.groupingBy(ShownRole::group, LinkedHashMap::new, Collectors.toList()));
        return new ModelAndView("access/roles", Map.of("groups", groups));
    }

    private ShownRole shown(RoleRights rights, Page page) {
        var locale = page.locale();
        return new ShownRole(
                rights.role().code(),
                rights.role().label(locale),
                policies.label("role_scopes", rights.role().scope().name(), locale),
                page.t("roles.group." + rights.role().group()),
                rights.actions().stream()
                        .map(right -> policies.label("actions", right.action().orElseThrow(), locale))
                        .toList(),
                rights.others().stream()
                        .map(right -> policies.label("permissions", right.name(), locale))
                        .toList());
    }

    @Bean
    static NavEntry rolesEntry() {
        return NavEntry.of("nav.roles", "/security", "shield-lock", NavGroup.ADMIN, 70, Permission.MANAGE_ROLES.name());
    }
}
