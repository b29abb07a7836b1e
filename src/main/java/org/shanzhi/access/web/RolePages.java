package org.shanzhi.access.web;

import java.util.Map;
import org.shanzhi.access.RoleCatalogue;
import org.shanzhi.kernel.page.NavEntry;
import org.shanzhi.kernel.page.NavGroup;
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
    ModelAndView roles(Caller caller) {
        return new ModelAndView("access/roles", Map.of("roles", catalogue.roles(caller), "policies", policies));
    }

    @Bean
    static NavEntry rolesEntry() {
        return NavEntry.of("nav.roles", "/security", "shield-lock", NavGroup.ADMIN, 70, Permission.MANAGE_ROLES.name());
    }
}
