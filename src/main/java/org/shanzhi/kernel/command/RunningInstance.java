package org.shanzhi.kernel.command;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import org.shanzhi.kernel.start.Instance;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells the world that this instance serves: the line on the console, and {@code instance.json} for admin commands. */
@Component
@ConditionalOnProperty("shanzhi.serving")
final class RunningInstance {
    private final AdminCommands commands;
    private final Path data;
    private final InetAddress address;
    private final boolean encrypted;
    private CommandServer server;

    RunningInstance(
            AdminCommands commands,
            @Value("${shanzhi.data}") Path data,
            @Value("${server.address}") InetAddress address,
            @Value("${server.ssl.certificate:}") String certificate) {
        this.commands = commands;
        this.data = data;
        this.address = address;
        this.encrypted = !certificate.isEmpty();
    }

    /** After everything else that waits for readiness, so that what the line promises is true. */
    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void announce(ApplicationReadyEvent ready) throws IOException {
        int port = ((ServletWebServerApplicationContext) ready.getApplicationContext())
                .getWebServer()
                .getPort();
        String url = (encrypted ? "https://" : "http://") + host() + ":" + port;
        server = new CommandServer(commands);
        new Instance(ProcessHandle.current().pid(), port, url, server.url(), server.secret()).writeTo(data);
        System.out.println("Shanzhi is ready at " + url);
    }

    private String host() {
        return address.isLoopbackAddress() || address.isAnyLocalAddress() ? "localhost" : address.getHostAddress();
    }

    @EventListener
    void leave(ContextClosedEvent closed) {
        if (server != null) {
            Instance.removeFrom(data);
            server.close();
        }
    }
}
