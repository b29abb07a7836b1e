package org.shanzhi.demo.town;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/** The small files that lie beside the demo district's code. */
final class DemoFile {
    private DemoFile() {}

    static Properties properties(String file) {
        var read = new Properties();
        try (var content = DemoFile.class.getResourceAsStream("/demo/" + file)) {
            read.load(new InputStreamReader(content, StandardCharsets.UTF_8));
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every line but the first and comments, cut at the separator; empty fields stay. */
    static List<String[]> rows(String file, String separator) {
        try (var content = DemoFile.class.getResourceAsStream("/demo/" + file)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(separator, -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
