package org.shanzhi.matter.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.shanzhi.kernel.crypto.CanonicalJson;
import org.shanzhi.kernel.crypto.CryptoSuite;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.Recorded;
import org.shanzhi.matter.Type;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as it lies in the log: an open payload without personal data, and a sealed document of which the payload holds a
 * salted digest. The salt is inside the document, so that nothing can be guessed from the digest once the key is gone.
 */
final class LogCodec {
    private static final ObjectMapper JSON = JsonMapper.shared();
    private static final int SALT_BYTES = 16;

    private final CryptoSuite suite;

    LogCodec(CryptoSuite suite) {
        this.suite = suite;
    }

    /**
     * @param payload as canonical JSON
     * @param document null when nothing of the event is secret
     */
    record Written(int type, int v, String payload, byte[] document) {}

    boolean hasSecrets(Recorded r) {
        return TwoParts.of(r.event()).secret() != null || TwoParts.of(r.with()).secret() != null;
    }

    Written write(Recorded r) {
        TwoParts event = TwoParts.of(r.event());
        TwoParts with = TwoParts.of(r.with());
        var payload = new LinkedHashMap<String, Object>();
        payload.put("event", event.open());
        if (!((Map<?, ?>) with.open()).isEmpty()) payload.put("with", with.open());
        byte[] document = null;
        if (event.secret() != null || with.secret() != null) {
            document = document(event.secret(), with.secret());
            payload.put("sealed", base64(suite.digest(document)));
        }
        Type type = EventTypes.type(r.event().getClass());
        return new Written(type.no(), type.v(), CanonicalJson.text(payload), document);
    }

    /** An event's row of the log. {@code document} is null when there is none or its key was destroyed. */
    record Row(
            int version,
            Instant at,
            int type,
            int v,
            int actor,
            int unit,
            UUID request,
            Map<?, ?> payload,
            byte[] document) {}

    Recorded read(Row row) {
        Map<?, ?> payload = row.payload();
        Map<?, ?> secret = row.document() == null ? Map.of() : secretOf(row.document());
        Class<?> type = EventTypes.of(row.type());
        var stored = new TwoParts(payload.get("event"), secret.get("event"));
        TwoParts today = Upcasters.STEPS.upTo(EventTypes.type(type).v(), row.type(), row.v(), stored);
        var event = (Event) today.as(type);
        var with = (Event.With) TwoParts.join(Event.With.class, orEmpty(payload.get("with")), secret.get("with"));
        return new Recorded(row.version(), row.at(), row.actor(), row.unit(), row.request(), event, with);
    }

    byte[] hash(byte[] before, int district, long matter, Recorded r, Written written) {
        var payload = new CanonicalJson.Written(written.payload());
        return hash(before, district, matter, r, written.type(), written.v(), payload);
    }

    /** The hash of an event: of the one before it and of the canonical bytes of everything that is not personal. */
    byte[] hash(byte[] before, int district, long matter, Recorded r, int type, int v, Object payload) {
        var row = new LinkedHashMap<String, Object>();
        row.put("district", district);
        row.put("matter", matter);
        row.put("version", r.version());
        row.put("at", r.at().toString());
        row.put("type", type);
        row.put("v", v);
        row.put("actor", r.actor());
        row.put("unit", r.unit());
        row.put("request", r.request().toString());
        row.put("payload", payload);
        return suite.digest(before, CanonicalJson.bytes(row));
    }

    boolean matches(String digest, byte[] document) {
        return base64(suite.digest(document)).equals(digest);
    }

    private byte[] document(Object event, Object with) {
        var tree = new LinkedHashMap<String, Object>();
        if (event != null) tree.put("event", event);
        if (with != null) tree.put("with", with);
        byte[] json = JSON.writeValueAsBytes(tree);
        byte[] all = Arrays.copyOf(suite.random(SALT_BYTES), SALT_BYTES + json.length);
        System.arraycopy(json, 0, all, SALT_BYTES, json.length);
        return all;
    }

    private static Map<?, ?> secretOf(byte[] document) {
        String json = new String(document, SALT_BYTES, document.length - SALT_BYTES, StandardCharsets.UTF_8);
        return JSON.readValue(json, Map.class);
    }

    private static Object orEmpty(Object tree) {
        return tree == null ? Map.of() : tree;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
