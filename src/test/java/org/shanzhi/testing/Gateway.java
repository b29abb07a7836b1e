package org.shanzhi.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A gateway of a messaging service: keeps whatever is handed to it. */
public final class Gateway implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final List<Handed> handed = new CopyOnWriteArrayList<>();
    private volatile int status = 202;

    /** One request and what was answered. */
    public record Handed(String key, String authorization, JsonNode body, int answer) {
        public String text(String field) {
            return body.get(field).stringValue();
        }
    }

    public Gateway() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", this::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/messages";
    }

    /** What it answers from now on. */
    public void answers(int status) {
        this.status = status;
    }

    public List<Handed> handed() {
        return List.copyOf(handed);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            var headers = exchange.getRequestHeaders();
            int answer = status;
            handed.add(
                    new Handed(headers.getFirst("Idempotency-Key"), headers.getFirst("Authorization"), body, answer));
            exchange.sendResponseHeaders(answer, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
