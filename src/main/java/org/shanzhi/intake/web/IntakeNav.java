package org.shanzhi.intake.web;

import org.shanzhi.kernel.page.NavEntry;
import org.shanzhi.kernel.page.NavGroup;
import org.shanzhi.policy.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import({DeskKeys.class, SpotKeys.class})
class IntakeNav {
    /** Whoever also signs for matters or sorts them has a list that is waiting. */
    @Bean
    NavEntry deskNav() {
        return NavEntry.of("nav.desk", DeskPages.DESK, "id-badge-2", NavGroup.MINE, 20, Permission.REGISTER.name())
                .homeUnless(Permission.SIGN.name(), Permission.TRIAGE.name());
    }

    @Bean
    NavEntry spotNav() {
        return NavEntry.of("nav.spot", SpotPages.SPOT, "messages", NavGroup.MINE, 22, Permission.ANSWER.name());
    }

    @Bean
    NavEntry importNav() {
        return NavEntry.of(
                "nav.import", ImportPages.IMPORT, "upload", NavGroup.MINE, 25, Permission.IMPORT_MATTERS.name());
    }
}
