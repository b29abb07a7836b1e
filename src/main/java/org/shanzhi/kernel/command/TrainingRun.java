package org.shanzhi.kernel.command;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The start that the build makes over throw-away data so that the JVM learns which classes a start needs (its AOT cache): it
 * asks for a few pages and ends.
 */
@Component
@ConditionalOnProperty("shanzhi.training")
final class TrainingRun {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);
    private static final List<String> PAGES =
            List.of("/", "/sign-in", "/actuator/health", "/v3/api-docs", "/api/v1/units");

    @EventListener
    void visit(ApplicationReadyEvent ready) {
        var context = (ServletWebServerApplicationContext) ready.getApplicationContext();
        // In a thread of its own, because the end of the program waits for this event to be over.
        Thread.ofPlatform().name("training").start(() -> {
            int status = 1;
            try (HttpClient client = HttpClient.newHttpClient()) {
                for (String page : PAGES) {
                    URI uri = URI.create(
                            "http://127.0.0.1:" + context.getWebServer().getPort() + page);
                    client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding());
                }
                status = 0;
            } catch (Exception e) {
                LOG.error("The start that trains the JVM failed", e);
            }
            int ended = status;
            System.exit(SpringApplication.exit(context, () -> ended));
        });
    }
}
