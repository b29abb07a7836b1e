package org.shanzhi.kernel.crypto;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CryptoConfiguration {
    @Bean
    CryptoSuite cryptoSuite() {
        return new InternationalSuite();
    }
}
