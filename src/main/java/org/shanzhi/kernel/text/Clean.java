package org.shanzhi.kernel.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.ServiceCode;

/**
 * Puts what people and programs send into the one form that is stored, and collects what cannot be. One instance per
 * request:
 *
 * <pre>
 * var clean = new Clean();
 * var title = clean.required("title", clean.line("title", sent.title(), 100));
 * var phone = clean.number("phone", sent.phone(), 20);
 * clean.orInvalid();
 * </pre>
 *
 * <p>Unicode is composed (NFC), line ends become {@code \n}, control characters, byte order marks and marks that turn the
 * direction of writing are dropped, space at both ends too; what is empty then is null. Nothing else is touched: rare
 * characters beyond the BMP, variation selectors and the middle dot of names stay as typed. Lengths count characters as a
 * reader does (code points).
 */
public final class Clean {
    private final List<FieldError> errors = new ArrayList<>();

    /** Several lines, such as the body of a matter. */
    public String text(String field, String sent, int most) {
        return measured(field, normal(field, sent), most);
    }

    /** One line, such as a name or a title: line ends and tabs in it become a space. */
    public String line(String field, String sent, int most) {
        var text = normal(field, sent);
        return measured(field, text == null ? null : text.replaceAll("[\\n\\t ]+", " "), most);
    }

    /**
     * A number that people type with full-width digits, spaces and hyphens: a telephone or identity number. Comes back as
     * ASCII digits, perhaps after a plus and perhaps before an X.
     */
    public String number(String field, String sent, int most) {
        var text = normal(field, sent);
        if (text == null) {
            return null;
        }
        var digits = halfWidth(text).replaceAll("[\\s()\\-–—]", "");
        if (digits.isEmpty() || !digits.matches("\\+?[0-9]*X?")) {
            errors.add(FieldError.of(field, ServiceCode.NOT_A_NUMBER));
            return null;
        }
        return measured(field, digits, most);
    }

    /** What must not be missing; adds no second error where there is one already. */
    public String required(String field, String cleaned) {
        if (cleaned == null && errors.stream().noneMatch(error -> error.field().equals(field))) {
            errors.add(FieldError.of(field, ServiceCode.TEXT_REQUIRED));
        }
        return cleaned;
    }

    public void add(FieldError error) {
        errors.add(error);
    }

    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /** @throws Invalid with everything that was found, so that it can be mended in one go */
    public void orInvalid() {
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    private String measured(String field, String text, int most) {
        if (text == null) {
            return null;
        }
        var length = text.codePointCount(0, text.length());
        if (length > most) {
            errors.add(FieldError.of(field, ServiceCode.TEXT_TOO_LONG, most, length));
            return null;
        }
        return text;
    }

    private String normal(String field, String sent) {
        if (sent == null) {
            return null;
        }
        var kept = new StringBuilder(sent.length());
        for (var i = 0; i < sent.length(); ) {
            var c = sent.codePointAt(i);
            i += Character.charCount(c);
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                errors.add(FieldError.of(field, ServiceCode.TEXT_BROKEN));
                return null;
            }
            if (c == '\r' || c == 0x2028 || c == 0x2029) {
                kept.append(c == '\r' && i < sent.length() && sent.charAt(i) == '\n' ? "" : "\n");
            } else if (!dropped(c)) {
                kept.appendCodePoint(c);
            }
        }
        var text = trimmed(Normalizer.normalize(kept, Normalizer.Form.NFC));
        return text.isEmpty() ? null : text;
    }

    private static boolean dropped(int c) {
        return Character.getType(c) == Character.CONTROL && c != '\n' && c != '\t'
                || c == 0xfeff
                || c >= 0x202a && c <= 0x202e
                || c >= 0x2066 && c <= 0x2069;
    }

    /** {@link String#strip} knows the ideographic space but not those that do not break. */
    private static String trimmed(String text) {
        var from = 0;
        var to = text.length();
        while (from < to && blank(text.charAt(from))) {
            from++;
        }
        while (to > from && blank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean blank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x200b;
    }

    private static String halfWidth(String text) {
        var ascii = new StringBuilder(text.length());
        text.chars()
                .forEach(c -> ascii.append((char) (c > 0xff00 && c < 0xff5f ? c - 0xfee0 : blank((char) c) ? ' ' : c)));
        return ascii.toString().replace('x', 'X');
    }
}
