package org.shanzhi.access.vault;

import static org.shanzhi.db.Tables.VAULT_KEY;

import java.nio.file.Path;
import org.jooq.DSLContext;
import org.shanzhi.kernel.crypto.CryptoSuite;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jooq.autoconfigure.DefaultConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class VaultConfiguration {
    /** Bound values are hashes, sealed data and names: not for a log, at any level that an operator may set. */
    @Bean
    DefaultConfigurationCustomizer noValuesInLogs() {
        return jooq -> jooq.settings().withExecuteLogging(false);
    }

    /** {@code SHANZHI_MASTER_KEY_FILE} names a file of the operator's; several nodes on one database need the same one. */
    @Bean
    MasterKey masterKey(
            @Value("${shanzhi.master-key-file:}") String given,
            @Value("${shanzhi.data:data}") Path data,
            CryptoSuite suite,
            DSLContext db) {
        Path file = given.isEmpty() ? data.resolve("keys/master.key") : Path.of(given);
        return MasterKey.in(file, suite, () -> db.fetchExists(VAULT_KEY));
    }
}
