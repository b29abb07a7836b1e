package org.shanzhi.kernel.text;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring finds its texts under this name too. */
@Configuration
class MessagesConfig {
    @Bean
    Messages messageSource() {
        return Messages.load();
    }
}
