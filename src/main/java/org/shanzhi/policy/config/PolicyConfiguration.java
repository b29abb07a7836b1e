package org.shanzhi.policy.config;

import org.shanzhi.policy.Policies;
import org.shanzhi.policy.PolicyLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The policies of this installation; without good ones there is no start. */
@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {
    @Bean
    Policies policies() {
        return PolicyLoader.builtIn();
    }
}
