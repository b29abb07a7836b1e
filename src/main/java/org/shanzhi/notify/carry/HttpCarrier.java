package org.shanzhi.notify.carry;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.shanzhi.notify.Medium;
import org.shanzhi.notify.carry.NotCarried.Why;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands a message to a gateway over HTTP: one POST of JSON with {@code medium}, {@code id}, {@code to}, {@code subject} and
 * {@code text}, the id as {@code Idempotency-Key} too and the secret as bearer token. Any 2xx takes it over; 400, 404, 410 and
 * 422 refuse it for good; a server that fails is left alone for a while, and whatever else concerns this message, which is tried
 * again.
 */
final class HttpCarrier implements Carrier {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Medium medium;
    private final URI gateway;
    private final String secret;

    /** @param secret empty when the gateway asks for none */
    HttpCarrier(Medium medium, URI gateway, String secret) {
        this.medium = medium;
        this.gateway = gateway;
        this.secret = secret;
    }

    @Override
    public void carry(Parcel parcel) throws NotCarried {
        var request = HttpRequest.newBuilder(gateway)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", parcel.id().toString())
                .POST(BodyPublishers.ofString(body(parcel)));
        if (!secret.isEmpty()) request.header("Authorization", "Bearer " + secret);
        var answer = http.sendAsync(request.build(), BodyHandlers.discarding());
        try {
            taken(answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).statusCode());
        } catch (ExecutionException | TimeoutException unreachable) {
            answer.cancel(true);
            throw new NotCarried(Why.UNREACHABLE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new NotCarried(Why.UNREACHABLE);
        }
    }

    private static void taken(int status) throws NotCarried {
        if (status / 100 == 2) return;
        throw new NotCarried(
                switch (status) {
                    case 400, 404, 410, 422 -> Why.REFUSED;
                    case 401, 403 -> Why.NOT_ADMITTED;
                    case 500, 502, 503, 504 -> Why.UNREACHABLE;
                    default -> Why.LATER;
                });
    }

    private String body(Parcel parcel) {
        var body = new LinkedHashMap<String, String>();
        body.put("medium", medium.name());
        body.put("id", parcel.id().toString());
        body.put("to", parcel.to());
        body.put("subject", parcel.subject());
        body.put("text", parcel.text());
        return JSON.writeValueAsString(body);
    }
}
