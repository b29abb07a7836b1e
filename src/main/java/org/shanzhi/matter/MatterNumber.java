package org.shanzhi.matter;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shanzhi.kernel.CheckDigit;
import org.shanzhi.kernel.NotFound;

/**
 * 一案一码: {@code CG26-0001234-2}: district prefix, year of registration in Asia/Shanghai, sequence, check digit (ISO 7064
 * MOD 11,10 over year and sequence). It never changes, and is stored as the number {@code yy·10⁷ + n} alone.
 */
public record MatterNumber(String prefix, long id) {
    private static final Pattern FORM = Pattern.compile("([A-Z]{2})([0-9]{2})-([0-9]{7})-([0-9])");

    private static final Pattern TYPED = Pattern.compile("([A-Z]{2}[0-9]{2})([0-9]{7})([0-9])");

    public static MatterNumber of(String prefix, int year, int n) {
        return new MatterNumber(prefix, year % 100 * 10_000_000L + n);
    }

    /** Empty when the form or the check digit is wrong. */
    public static Optional<MatterNumber> parse(String text) {
        var m = FORM.matcher(text == null ? "" : text.strip().toUpperCase(Locale.ROOT));
        if (!m.matches()) return Optional.empty();
        String digits = m.group(2) + m.group(3);
        if (!CheckDigit.valid(digits + m.group(4))) return Optional.empty();
        return Optional.of(new MatterNumber(m.group(1), Long.parseLong(digits)));
    }

    /** As somebody types it: full-width, in small letters, with other dashes or none. Empty when it has no such form. */
    public static Optional<String> typed(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        var m = TYPED.matcher(plain.replaceAll("[\\s\\p{Pd}]", ""));
        return m.matches() ? Optional.of(m.group(1) + "-" + m.group(2) + "-" + m.group(3)) : Optional.empty();
    }

    /** As an address names it. @throws NotFound when that is no number */
    public static MatterNumber named(String text) {
        return parse(text).orElseThrow(() -> new NotFound("matter"));
    }

    @Override
    public String toString() {
        String digits = "%09d".formatted(id);
        return prefix + digits.substring(0, 2) + "-" + digits.substring(2) + "-" + CheckDigit.of(digits);
    }
}
