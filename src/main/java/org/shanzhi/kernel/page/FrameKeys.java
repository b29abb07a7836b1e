package org.shanzhi.kernel.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The keys that app.js answers on every page. */
@Configuration(proxyBeanMethods = false)
class FrameKeys {
    @Bean
    @Order(0)
    static Shortcut findKey() {
        return new Shortcut("/", "key.find", "key.everywhere");
    }

    @Bean
    @Order(0)
    static Shortcut closeKey() {
        return new Shortcut("Esc", "key.close", "key.everywhere");
    }

    @Bean
    @Order(0)
    static Shortcut skipKey() {
        return new Shortcut("Tab", "key.skip", "key.everywhere");
    }
}
