package org.shanzhi.kernel.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.shanzhi.kernel.start.Instance;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The start that the build makes over throw-away data so that the JVM learns which classes a start needs (its AOT cache): it
 * asks for a few pages and ends.
 */
@Component
@ConditionalOnProperty("shanzhi.training")
final class TrainingRun {
    private static final List<String> PAGES = List.of("/", "/actuator/health", "/v3/api-docs", "/api/v1/units");

    private final Path data;

    TrainingRun(@Value("${shanzhi.data}") Path data) {
        this.data = data;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void visit(ApplicationReadyEvent ready) {
        Thread.ofPlatform().name("training").start(() -> {
            int status = visitPages() ? 0 : 1;
            System.exit(SpringApplication.exit(ready.getApplicationContext(), () -> status));
        });
    }

    private boolean visitPages() {
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            String url = Instance.in(data).orElseThrow().url();
            for (String page : PAGES) {
                client.send(
                        HttpRequest.newBuilder(URI.create(url + page)).build(), HttpResponse.BodyHandlers.discarding());
            }
            return true;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }
}
