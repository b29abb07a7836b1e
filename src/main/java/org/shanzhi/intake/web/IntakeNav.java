package org.shanzhi.intake.web;

import org.shanzhi.kernel.page.NavEntry;
import org.shanzhi.kernel.page.NavGroup;
import org.shanzhi.policy.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IntakeNav {
    @Bean
    NavEntry deskNav() {
        return NavEntry.of("nav.desk", DeskPages.DESK, "id-badge-2", NavGroup.MINE, 20, Permission.REGISTER.name());
    }

    @Bean
    NavEntry importNav() {
        return NavEntry.of(
                "nav.import", ImportPages.IMPORT, "upload", NavGroup.MINE, 25, Permission.IMPORT_MATTERS.name());
    }
}
