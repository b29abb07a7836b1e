package org.shanzhi.kernel.web;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Compression;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** How the embedded server treats bytes: texts travel compressed, and who sends too much still hears why. */
@Component
final class WebServer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    /** Beyond this the connection is cut instead of read to its end. */
    private static final int SWALLOWED = 64 * 1024 * 1024;

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        var compression = new Compression();
        compression.setEnabled(true);
        compression.setMinResponseSize(DataSize.ofKilobytes(2));
        server.setCompression(compression);
        server.addConnectorCustomizers(connector -> {
            connector.setMaxPostSize(BodyLimit.BYTES);
            connector.setProperty("maxSwallowSize", String.valueOf(SWALLOWED));
        });
    }
}
