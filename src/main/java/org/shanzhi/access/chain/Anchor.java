package org.shanzhi.access.chain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.shanzhi.access.Anchored.Head;
import org.shanzhi.kernel.crypto.CanonicalJson;
import org.shanzhi.kernel.crypto.CryptoSuite;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far every chain of a district had come on a day, signed.
 *
 * @param content canonical JSON
 */
record Anchor(int district, int no, Instant at, String content, byte[] signature) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static Anchor of(
            int district,
            int no,
            Instant at,
            String before,
            Map<String, Head> heads,
            String crypto,
            InstallationKey key) {
        var chains = new LinkedHashMap<String, Object>();
        heads.forEach((chain, head) ->
                chains.put(chain, Map.of("upto", head.upto(), "count", head.count(), "hash", head.hash())));
        String content = CanonicalJson.text(Map.of(
                "district",
                district,
                "no",
                no,
                "at",
                at.toString(),
                "before",
                before,
                "crypto",
                crypto,
                "chains",
                chains));
        return new Anchor(district, no, at, content, key.sign(content.getBytes(StandardCharsets.UTF_8)));
    }

    boolean signedBy(InstallationKey key) {
        return key.signed(content.getBytes(StandardCharsets.UTF_8), signature);
    }

    /** What the next anchor calls this one by. */
    String hash(CryptoSuite suite) {
        return HexFormat.of().formatHex(suite.digest(content.getBytes(StandardCharsets.UTF_8)));
    }

    String before() {
        return JSON.readTree(content).path("before").asString("");
    }

    /** Whether its content is about this place in the row of anchors. */
    boolean about(int district, int no) {
        JsonNode read = JSON.readTree(content);
        return read.path("district").asInt(-1) == district && read.path("no").asInt(-1) == no;
    }

    Map<String, Head> heads() {
        var heads = new TreeMap<String, Head>();
        JSON.readTree(content).path("chains").properties().forEach(chain -> {
            JsonNode head = chain.getValue();
            heads.put(
                    chain.getKey(),
                    new Head(
                            head.path("upto").asLong(0),
                            head.path("count").asLong(0),
                            head.path("hash").asString("")));
        });
        return heads;
    }
}
