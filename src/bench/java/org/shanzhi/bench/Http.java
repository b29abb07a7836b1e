package org.shanzhi.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** One caller: a program with a token, or a person with a browser. */
final class Http {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern NUMBER = Pattern.compile("\"number\" ?: ?\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("href=\"(/matters/[A-Z]+\\d\\d-\\d{7}-\\d)\"");

    private final String base;
    private final String token;
    /** Of a person; a program needs no cookies. */
    private final HttpClient client;

    private Http(String base, String token, HttpClient client) {
        this.base = base;
        this.token = token;
        this.client = client;
    }

    static Http program(String base, String token) {
        return new Http(base, token, null);
    }

    static Http person(String base, Server.Account who) throws Exception {
        var http = new Http(
                base,
                null,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .cookieHandler(new CookieManager())
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build());
        var csrf = CSRF.matcher(http.get("/sign-in"));
        if (!csrf.find()) throw new IOException("no sign-in page");
        String form = "_csrf=" + encoded(csrf.group(1)) + "&username=" + encoded(who.username()) + "&password="
                + encoded(who.password());
        var answer = http.client.send(
                HttpRequest.newBuilder(URI.create(base + "/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        if (answer.uri().getPath().equals("/sign-in")) throw new IOException(who.username() + " could not sign in");
        return http;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    String get(String path) throws IOException, InterruptedException {
        return client == null ? exchange("GET", path, null, Map.of()) : page(path);
    }

    private String page(String path) throws IOException, InterruptedException {
        var answer = client.send(HttpRequest.newBuilder(URI.create(base + path)).build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 400) throw new IOException(path + ": " + answer.statusCode());
        return answer.body();
    }

    /** A form without fields of a page; answers the page it leads to. */
    String submit(String page, String form) throws IOException, InterruptedException {
        var csrf = CSRF.matcher(page(page));
        if (!csrf.find()) throw new IOException("no form on " + page);
        var answer = client.send(
                HttpRequest.newBuilder(URI.create(base + form))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("_csrf=" + encoded(csrf.group(1))))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() >= 400) throw new IOException(form + ": " + answer.statusCode());
        return answer.body();
    }

    /** Registers; answers the number. */
    String register(String body) throws IOException, InterruptedException {
        var number = NUMBER.matcher(post("/api/v1/matters", body, null));
        if (!number.find()) throw new IOException("no number");
        return number.group(1);
    }

    String act(String number, String action, int version, String body) throws IOException, InterruptedException {
        return post("/api/v1/matters/" + number + "/actions/" + action, body, "\"" + version + "\"");
    }

    String post(String path, String body, String ifMatch) throws IOException {
        var headers = new HashMap<>(Map.of(
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                UUID.randomUUID().toString()));
        if (ifMatch != null) headers.put("If-Match", ifMatch);
        return exchange("POST", path, body, headers);
    }

    /** A file with the name of how it is to be read. */
    String upload(String path, String profile, String csv) throws IOException {
        String between = "----" + UUID.randomUUID();
        String body =
                "--" + between + "\r\nContent-Disposition: form-data; name=\"profile\"\r\n\r\n" + profile + "\r\n--"
                        + between + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"bench.csv\"\r\n"
                        + "Content-Type: text/csv\r\n\r\n" + csv + "\r\n--" + between + "--\r\n";
        return exchange(
                "POST",
                path,
                body,
                Map.of(
                        "Content-Type",
                        "multipart/form-data; boundary=" + between,
                        "Idempotency-Key",
                        UUID.randomUUID().toString()));
    }

    /** By the oldest of the JDK's clients: on two cores it is the client that takes the least from the server. */
    private String exchange(String method, String path, String body, Map<String, String> headers) throws IOException {
        var connection = (HttpURLConnection) URI.create(base + path).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setRequestProperty("Authorization", "Bearer " + token);
        headers.forEach(connection::setRequestProperty);
        if (body != null) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(bytes.length);
            try (var out = connection.getOutputStream()) {
                out.write(bytes);
            }
        }
        int status = connection.getResponseCode();
        try (var in = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
            String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (status >= 400) throw new IOException(method + " " + path + ": " + status + " " + answer);
            return answer;
        }
    }

    /** The first matter that a page links to, or null. */
    static String link(String page) {
        var link = LINK.matcher(page);
        return link.find() ? link.group(1) : null;
    }
}
