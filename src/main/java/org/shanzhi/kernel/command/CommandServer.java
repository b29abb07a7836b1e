package org.shanzhi.kernel.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.Executors;
import org.shanzhi.kernel.start.Secrets;

/**
 * Takes admin commands from this machine on a port of its own, so that neither a proxy in front of the pages nor their sign-in
 * ever leads here. Whoever can read {@code instance.json} knows the secret.
 */
final class CommandServer implements AutoCloseable {
    private final AdminCommands commands;
    private final String secret = Secrets.create();
    private final HttpServer server;

    CommandServer(AdminCommands commands) throws IOException {
        this.commands = commands;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(CommandWire.PATH, this::answer);
        server.start();
    }

    String url() {
        InetSocketAddress address = server.getAddress();
        return "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + CommandWire.PATH;
    }

    String secret() {
        return secret;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!allowed(exchange)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            CommandCall call = CommandWire.read(exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            int status = commands.run(call, text -> text.lines().forEach(line -> send(out, CommandWire.TEXT + line)));
            send(out, CommandWire.STATUS + Integer.toString(status));
        }
    }

    private boolean allowed(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        return exchange.getRequestMethod().equals("POST")
                && given != null
                && MessageDigest.isEqual(bytes("Bearer " + secret), bytes(given));
    }

    private static void send(OutputStream out, String line) {
        try {
            out.write(bytes(line + "\n"));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
