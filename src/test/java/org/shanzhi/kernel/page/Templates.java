package org.shanzhi.kernel.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Renders templates of src/test/jte, which use those of src/main/jte, compiled when asked for. */
public final class Templates {
    private static final Path MAIN = Path.of("src/main/jte");
    private static final Path TEST = Path.of("src/test/jte");
    private static final TemplateEngine ENGINE = engine();

    private Templates() {}

    public static String render(String name, Map<String, Object> params) {
        var output = new StringOutput();
        ENGINE.render(name, params, output);
        return output.toString();
    }

    private static TemplateEngine engine() {
        try {
            var test = new DirectoryCodeResolver(TEST);
            var main = new DirectoryCodeResolver(MAIN);
            return TemplateEngine.create(
                    new Both(test, main),
                    Files.createTempDirectory("jte"),
                    ContentType.Html,
                    Templates.class.getClassLoader());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private record Both(DirectoryCodeResolver test, DirectoryCodeResolver main) implements gg.jte.CodeResolver {
        @Override
        public String resolve(String name) {
            return test.exists(name) ? test.resolve(name) : main.resolve(name);
        }

        @Override
        public long getLastModified(String name) {
            return 0;
        }
    }
}
