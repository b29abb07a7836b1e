package org.shanzhi.policy.web;

import org.shanzhi.kernel.page.NavEntry;
import org.shanzhi.kernel.page.NavGroup;
import org.shanzhi.policy.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the pages of this module stand in the side bar. */
@Configuration(proxyBeanMethods = false)
class PolicyNav {
    @Bean
    NavEntry deadlinesNav() {
        return NavEntry.of("nav.deadlines", "/deadlines", "calendar-question", NavGroup.WHOLE, 80);
    }

    @Bean
    NavEntry holidaysNav() {
        return NavEntry.of(
                "nav.holidays",
                "/admin/holidays",
                "calendar-event",
                NavGroup.ADMIN,
                30,
                Permission.ENTER_HOLIDAYS.name());
    }
}
