package org.shanzhi.kernel.blobs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BlobConfiguration {
    @Bean
    @ConditionalOnMissingBean
    BlobStore blobStore(@Value("${shanzhi.blobs:${shanzhi.data:data}/blobs}") Path folder, Clock clock)
            throws IOException {
        return new FolderBlobs(folder, clock);
    }
}
