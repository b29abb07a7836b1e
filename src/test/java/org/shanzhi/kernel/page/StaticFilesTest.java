package org.shanzhi.kernel.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaticFilesTest {
    private static final Path STATIC = Path.of("src/main/resources/static");

    @Test
    void vendored_files_are_those_that_were_pinned() throws Exception {
        List<String> lines = Files.readAllLines(STATIC.resolve("vendor/SHA256SUMS"));
        var listed = new HashMap<String, String>();
        for (String line : lines) listed.put(line.substring(66), line.substring(0, 64));
        try (Stream<Path> files = Files.walk(STATIC.resolve("vendor"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> STATIC.relativize(file).toString())
                            .filter(name -> !name.endsWith("SHA256SUMS")))
                    .allMatch(listed::containsKey);
        }
        for (var entry : listed.entrySet()) {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(STATIC.resolve(entry.getKey())));
            assertThat(HexFormat.of().formatHex(digest)).as(entry.getKey()).isEqualTo(entry.getValue());
        }
    }

    @Test
    void every_token_that_a_style_uses_is_defined() throws Exception {
        String tokens = Files.readString(STATIC.resolve("css/tokens.css"));
        try (Stream<Path> files = Files.list(STATIC.resolve("css"))) {
            for (Path file : files.toList()) {
                var used = Pattern.compile("var\\((--sz-[a-z0-9-]+)").matcher(Files.readString(file));
                while (used.find()) assertThat(tokens).as(file.toString()).contains(used.group(1) + ":");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ink, bg",
        "ink, surface",
        "ink, sunken",
        "ink, hover",
        "ink, accent-bg",
        "ink-2, bg",
        "ink-2, surface",
        "ink-2, sunken",
        "ink-2, hover",
        "ink-2, accent-bg",
        "ink-3, bg",
        "ink-3, surface",
        "ink-3, sunken",
        "ink-3, hover",
        "ink-3, accent-bg",
        "accent, bg",
        "accent, surface",
        "accent, sunken",
        "accent, hover",
        "accent, accent-bg",
        "on-accent, accent",
        "on-accent, accent-2",
        "risk-high-fg, risk-high-bg",
        "risk-mid, risk-mid-bg",
        "risk-low, risk-low-bg",
        "clock-soon, surface",
        "clock-soon, clock-soon-bg",
        "clock-soon, accent-bg",
        "clock-soon, sunken",
        "clock-late, surface",
        "clock-late, clock-late-bg",
        "clock-late, accent-bg",
        "clock-late, sunken",
        "clock-late, bg",
        "clock-met, surface",
        "clock-met, clock-met-bg",
        "clock-met, bg",
        "clock-pause, surface",
        "clock-pause, clock-pause-bg",
        "clock-run, surface",
        "clock-run, accent-bg"
    })
    void text_stands_out_from_what_is_behind_it_in_both_themes(String text, String behind) throws Exception {
        Map<String, String[]> tokens = tokens();
        for (int theme = 0; theme < 2; theme++) {
            assertThat(contrast(tokens.get(text)[theme], tokens.get(behind)[theme]))
                    .as("%s on %s, %s", text, behind, theme == 0 ? "light" : "dark")
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    private static Map<String, String[]> tokens() throws Exception {
        var tokens = new HashMap<String, String[]>();
        var line = Pattern.compile("--sz-([a-z0-9-]+):\\s*(?:light-dark\\((#\\w{6}), (#\\w{6})\\)|(#\\w{6}))")
                .matcher(Files.readString(STATIC.resolve("css/tokens.css")));
        while (line.find()) {
            String both = line.group(4);
            tokens.put(
                    line.group(1),
                    both == null ? new String[] {line.group(2), line.group(3)} : new String[] {both, both});
        }
        return tokens;
    }

    /** As WCAG 2.2 defines it. */
    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        double part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
