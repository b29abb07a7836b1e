package org.shanzhi.kernel.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Addresses of our own static files with a hash of their content, so that a browser may keep them for a year. */
public final class Assets {
    private static final Map<String, String> HASHES = new ConcurrentHashMap<>();

    private Assets() {}

    /** {@code /css/app.css} becomes {@code /css/app.css?v=1a2b3c4d}. */
    public static String url(String path) {
        return path + "?v=" + hash(path);
    }

    /** One outline of the icon sprite, for {@code <use href>}. */
    public static String icon(String name) {
        return url("/icons.svg") + "#" + name;
    }

    /** Whether {@code v} is the hash of the file as it is now. */
    static boolean isCurrent(String path, String v) {
        return v != null && Assets.class.getResource("/static" + path) != null && v.equals(hash(path));
    }

    private static String hash(String path) {
        return HASHES.computeIfAbsent(path, Assets::compute);
    }

    private static String compute(String path) {
        try (var in = Assets.class.getResourceAsStream("/static" + path)) {
            if (in == null) throw new IllegalArgumentException("No such file under static: " + path);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
