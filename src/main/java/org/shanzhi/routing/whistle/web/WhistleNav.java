package org.shanzhi.routing.whistle.web;

import org.shanzhi.kernel.page.NavEntry;
import org.shanzhi.kernel.page.NavGroup;
import org.shanzhi.policy.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WhistleNav {
    @Bean
    NavEntry whistlesNav() {
        return NavEntry.of(
                "nav.whistles", WhistlePages.WHISTLES, "speakerphone", NavGroup.MINE, 40, Permission.WHISTLE.name());
    }
}
