package org.shanzhi.kernel.idempotency;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.shanzhi.kernel.crypto.CanonicalJson;
import org.shanzhi.kernel.crypto.CryptoSuite;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether two requests are the same: method, path with query, and content. The order and spacing of JSON, the borders of
 * an upload and the token that a form carries make no difference.
 */
@Component
final class RequestHash {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final byte[] BORDER = {'\n'};

    private final CryptoSuite suite;

    RequestHash(CryptoSuite suite) {
        this.suite = suite;
    }

    byte[] of(HttpServletRequest request) throws IOException, ServletException {
        var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return suite.digest(
                request.getMethod().getBytes(StandardCharsets.UTF_8),
                BORDER,
                (request.getRequestURI() + query).getBytes(StandardCharsets.UTF_8),
                BORDER,
                content(request));
    }

    private static byte[] content(HttpServletRequest request) throws IOException, ServletException {
        var buffered = WebUtils.getNativeRequest(request, BufferedRequest.class);
        if (buffered != null) {
            return canonical(buffered.body());
        }
        return CanonicalJson.bytes(isUpload(request) ? parts(request) : parameters(request));
    }

    static boolean isUpload(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.regionMatches(true, 0, "multipart/", 0, 10);
    }

    /** What is not JSON is compared as it came: it will be refused anyway. */
    private static byte[] canonical(byte[] body) {
        if (body.length == 0) {
            return body;
        }
        try {
            return CanonicalJson.bytes(withoutDecimals(JSON.readTree(body)));
        } catch (JacksonException | IllegalArgumentException e) {
            return body;
        }
    }

    private static Object withoutDecimals(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                var object = new HashMap<String, Object>();
                node.properties().forEach(field -> object.put(field.getKey(), withoutDecimals(field.getValue())));
                yield object;
            }
            case ARRAY -> {
                var array = new ArrayList<>();
                node.forEach(item -> array.add(withoutDecimals(item)));
                yield array;
            }
            case NUMBER -> "#" + node.decimalValue().stripTrailingZeros();
            default -> node;
        };
    }

    private static Map<String, Object> parameters(HttpServletRequest request) {
        var parameters = new TreeMap<String, Object>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
        parameters.remove(IdempotencyKey.PARAMETER);
        parameters.remove("_csrf");
        return parameters;
    }

    private static List<Object> parts(HttpServletRequest request) throws IOException, ServletException {
        var parts = new ArrayList<>();
        for (var part : request.getParts()) {
            var name = part.getSubmittedFileName() == null ? "" : part.getSubmittedFileName();
            try (var in = new DigestInputStream(part.getInputStream(), MessageDigest.getInstance("SHA-256"))) {
                in.transferTo(OutputStream.nullOutputStream());
                var digest = HexFormat.of().formatHex(in.getMessageDigest().digest());
                parts.add(List.of(part.getName(), name, digest));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
        return parts;
    }
}
