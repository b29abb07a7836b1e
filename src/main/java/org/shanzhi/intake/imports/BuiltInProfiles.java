package org.shanzhi.intake.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** The profiles that come with the program: one small file each under {@code imports}. */
final class BuiltInProfiles {
    private static final String FILES = "classpath*:imports/*.yaml";

    private BuiltInProfiles() {}

    static List<Profile> read(JsonMapper json) {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(FILES))
                    .map(file -> read(file, json))
                    .sorted(Comparator.comparing(Profile::code))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Profile read(Resource file, JsonMapper json) {
        try (var in = file.getInputStream()) {
            Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return json.convertValue(tree, Profile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
