package org.shanzhi.access.password;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shanzhi.access.AccessRefusal;

/**
 * Which passwords are good enough: ten characters of three kinds, or sixteen of any; neither a well-known one with
 * decorations nor the user name. GB/T 22239 asks for complexity; the list refuses what complexity alone lets through, such
 * as {@code P@ssw0rd123}.
 */
public final class PasswordRules {
    private static final int SHORTEST = 10;
    private static final int LONG = 16;
    /** A hash takes any length, but nobody's request should make us hash megabytes. */
    private static final int LONGEST = 128;

    private static final Set<String> COMMON = common();

    private PasswordRules() {}

    public static Optional<AccessRefusal> refuse(String password, String username) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) return Optional.of(AccessRefusal.PASSWORD_SHORT);
        if (length > LONGEST) return Optional.of(AccessRefusal.PASSWORD_LONG);
        if (length < LONG && kinds(password) < 3) return Optional.of(AccessRefusal.PASSWORD_SIMPLE);
        String core = core(password);
        if (length < LONG && COMMON.contains(core) || repeats(password))
            return Optional.of(AccessRefusal.PASSWORD_COMMON);
        if (core.equals(core(username))
                || password.toLowerCase(Locale.ROOT).contains(username.toLowerCase(Locale.ROOT))) {
            return Optional.of(AccessRefusal.PASSWORD_LIKE_USERNAME);
        }
        return Optional.empty();
    }

    /** Small letters, capitals, digits, everything else; a Chinese character counts as everything else. */
    private static long kinds(String password) {
        Stream<IntPredicate> kinds = Stream.of(
                c -> c >= 'a' && c <= 'z',
                c -> c >= 'A' && c <= 'Z',
                c -> c >= '0' && c <= '9',
                c -> !(c < 128 && Character.isLetterOrDigit(c)));
        return kinds.filter(kind -> password.codePoints().anyMatch(kind)).count();
    }

    /** What remains when the usual disguises are taken off: {@code P@ssw0rd123!} is {@code password}. */
    private static String core(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[0-9\\p{P}\\p{S}]+$", "")
                .replace('@', 'a')
                .replace('4', 'a')
                .replace('0', 'o')
                .replace('1', 'i')
                .replace('!', 'i')
                .replace('3', 'e')
                .replace('$', 's')
                .replace('5', 's')
                .replaceAll("[^\\p{L}]", "");
    }

    /** Fewer than five different characters are a pattern, not a secret. */
    private static boolean repeats(String password) {
        return password.codePoints().distinct().count() < 5;
    }

    private static Set<String> common() {
        try (InputStream in = PasswordRules.class.getResourceAsStream("/access/common-passwords.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(String::strip)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
