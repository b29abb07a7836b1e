package org.shanzhi.routing.web;

import org.shanzhi.kernel.page.NavEntry;
import org.shanzhi.kernel.page.NavGroup;
import org.shanzhi.policy.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(TriageKeys.class)
class RoutingNav {
    @Bean
    NavEntry triageNav() {
        return NavEntry.of(
                        "nav.triage", TriagePages.TRIAGE, "arrows-split-2", NavGroup.MINE, 30, Permission.TRIAGE.name())
                .homeUnless(Permission.SIGN.name());
    }
}
