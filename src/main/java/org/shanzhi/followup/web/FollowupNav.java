package org.shanzhi.followup.web;

import org.shanzhi.kernel.page.NavEntry;
import org.shanzhi.kernel.page.NavGroup;
import org.shanzhi.policy.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(CallBackKeys.class)
class FollowupNav {
    @Bean
    NavEntry callBackNav() {
        return NavEntry.of(
                        "nav.callback",
                        CallBackPages.CALLBACK,
                        "phone-call",
                        NavGroup.MINE,
                        40,
                        Permission.CALL_BACK.name())
                .homeUnless(Permission.SIGN.name(), Permission.TRIAGE.name());
    }
}
