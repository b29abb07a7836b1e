package org.shanzhi.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API as an outside system calls it: with a token, over HTTP. */
public final class Api {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String base;
    private final String token;

    public Api(int port, String token) {
        this.base = "http://localhost:" + port;
        this.token = token;
    }

    /** What came back. */
    public record Answer(int status, JsonNode json, HttpResponse<byte[]> raw) {
        public String text(String field) {
            return json.at("/" + field.replace('.', '/')).stringValue(null);
        }

        public int version() {
            return json.get("version").intValue();
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse(null);
        }
    }

    public Answer get(String path) {
        return send(request(path).GET().build());
    }

    public Answer post(String path, String body, String... headers) {
        return post(path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** With a key of its own unless the headers bring one. */
    public Answer post(String path, byte[] body, String... headers) {
        var request = request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body));
        boolean key = false;
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
            key |= headers[i].equals("Idempotency-Key");
        }
        if (!key) request.header("Idempotency-Key", UUID.randomUUID().toString());
        return send(request.build());
    }

    /** A file with the fields of its form. */
    public Answer upload(String path, Map<String, String> fields, String name, byte[] file) {
        var upload = new Upload();
        fields.forEach(upload::field);
        return send(request(path)
                .header("Content-Type", upload.type())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofByteArray(upload.file("file", name, file)))
                .build());
    }

    /** A page's form, sent by a program. */
    public Answer form(String path, String fields) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields))
                .build());
    }

    public Answer delete(String path) {
        return send(request(path).DELETE().build());
    }

    /** An action on the matter as it is now. */
    public Answer act(String number, String action, String body) {
        int version = get("/api/v1/matters/" + number).version();
        return post("/api/v1/matters/" + number + "/actions/" + action, body, "If-Match", "\"" + version + "\"");
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).header("Accept-Language", "zh-CN");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest request) {
        try {
            var response = HTTP.send(request, BodyHandlers.ofByteArray());
            String type = response.headers().firstValue("Content-Type").orElse("");
            JsonNode json = type.contains("json") ? JSON.readTree(response.body()) : null;
            return new Answer(response.statusCode(), json, response);
        } catch (IOException e) {
            throw new AssertionError(request.uri() + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
