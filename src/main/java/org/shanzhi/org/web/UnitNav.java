package org.shanzhi.org.web;

import org.shanzhi.kernel.page.NavEntry;
import org.shanzhi.kernel.page.NavGroup;
import org.shanzhi.policy.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the pages of this module stand in the side bar. */
@Configuration(proxyBeanMethods = false)
class UnitNav {
    @Bean
    NavEntry peopleNav() {
        return NavEntry.of("nav.people", "/unit/people", "users", NavGroup.MINE, 70, Permission.ASSIGN.name());
    }

    @Bean
    NavEntry unitsNav() {
        return NavEntry.of("nav.units", "/admin/units", "sitemap", NavGroup.ADMIN, 10, Permission.MANAGE_UNITS.name());
    }
}
