package org.shanzhi.kernel.blobs;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What may be stored, recognised by what it is, never by its name. */
public enum MediaType {
    PDF("application/pdf", "pdf"),
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    TXT("text/plain", "txt"),
    /** Written by the program; handed in, it is a text like any other. */
    CSV("text/csv", "csv");

    /** How much of a file must be seen to know what it is. */
    static final int PREFIX = 1 << 16;

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG_SIGNATURE = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final String ZIP_ENTRY = "PK\3\4";
    private static final int ZIP_NAME_LENGTH = 26;
    private static final int ZIP_NAME = 30;

    private static final byte[] LITTLE_ENDIAN = {(byte) 0xff, (byte) 0xfe};
    private static final byte[] BIG_ENDIAN = {(byte) 0xfe, (byte) 0xff};

    private final String text;
    private final String extension;

    MediaType(String text, String extension) {
        this.text = text;
        this.extension = extension;
    }

    /** As in {@code Content-Type}. */
    public String text() {
        return text;
    }

    public String extension() {
        return extension;
    }

    public static MediaType of(String text) {
        return Arrays.stream(values())
                .filter(type -> type.text.equals(text))
                .findAny()
                .orElseThrow();
    }

    /** For people: all that may be stored. */
    static String allowed() {
        return Arrays.stream(values())
                .filter(type -> type != CSV)
                .map(Enum::name)
                .collect(Collectors.joining(", "));
    }

    /** @param prefix the beginning of the file, or all of it when that is shorter than {@link #PREFIX} */
    static Optional<MediaType> sniff(byte[] prefix) {
        if (starts(prefix, "%PDF-".getBytes(StandardCharsets.ISO_8859_1))) {
            return Optional.of(PDF);
        }
        if (starts(prefix, PNG_SIGNATURE)) {
            return Optional.of(PNG);
        }
        if (starts(prefix, JPEG_SIGNATURE)) {
            return Optional.of(JPEG);
        }
        if (starts(prefix, ZIP_ENTRY.getBytes(StandardCharsets.ISO_8859_1))) {
            return office(new String(prefix, StandardCharsets.ISO_8859_1));
        }
        return isText(prefix) ? Optional.of(TXT) : Optional.empty();
    }

    private static boolean starts(byte[] prefix, byte[] signature) {
        return prefix.length >= signature.length
                && Arrays.equals(prefix, 0, signature.length, signature, 0, signature.length);
    }

    /** Office documents are archives whose parts say which kind; one with macros is none of ours. */
    private static Optional<MediaType> office(String prefix) {
        Optional<MediaType> found = Optional.empty();
        for (var at = 0; at >= 0; at = prefix.indexOf(ZIP_ENTRY, at + 1)) {
            if (at + ZIP_NAME > prefix.length()) {
                break;
            }
            var length = prefix.charAt(at + ZIP_NAME_LENGTH) | prefix.charAt(at + ZIP_NAME_LENGTH + 1) << 8;
            var name = prefix.substring(at + ZIP_NAME, Math.min(prefix.length(), at + ZIP_NAME + length));
            if (name.endsWith("vbaProject.bin")) {
                return Optional.empty();
            }
            if (found.isEmpty()) {
                found = name.startsWith("word/")
                        ? Optional.of(DOCX)
                        : name.startsWith("xl/") ? Optional.of(XLSX) : Optional.empty();
            }
        }
        return found;
    }

    /** As Excel writes "Unicode text": with a mark at its beginning; the prefix may end within a character. */
    private static boolean isUtf16(byte[] prefix, Charset charset) {
        return new String(prefix, charset)
                .chars()
                .noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' || c == 0x7f);
    }

    /** UTF-8, or GB 18030 as older offices write it, without control characters. */
    private static boolean isText(byte[] prefix) {
        if (starts(prefix, LITTLE_ENDIAN)) return isUtf16(prefix, StandardCharsets.UTF_16LE);
        if (starts(prefix, BIG_ENDIAN)) return isUtf16(prefix, StandardCharsets.UTF_16BE);
        for (var b : prefix) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' || b == 0x7f) {
                return false;
            }
        }
        return prefix.length > 0
                && (decodes(prefix, StandardCharsets.UTF_8) || decodes(prefix, Charset.forName("GB18030")));
    }

    private static boolean decodes(byte[] prefix, Charset charset) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var out = CharBuffer.allocate(prefix.length + 1);
        var whole = prefix.length < PREFIX;
        var result = decoder.decode(ByteBuffer.wrap(prefix), out, whole);
        return !result.isError();
    }
}
