package org.shanzhi.reach;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What is sent to an endpoint so that somebody with the right is answered. */
final class Samples {
    private final Map<String, Map<String, Object>> samples;

    private Samples(Map<String, Map<String, Object>> samples) {
        this.samples = samples;
    }

    static Samples read() {
        try (var in = Samples.class.getResourceAsStream("/reach/samples.yaml")) {
            return new Samples(new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where to: the path with its query, variables still in braces. */
    String path(Endpoint endpoint) {
        return of(endpoint).map(s -> (String) s.get("path")).orElse(endpoint.path());
    }

    @SuppressWarnings("unchecked")
    Optional<Map<String, Object>> form(Endpoint endpoint) {
        return of(endpoint).map(s -> (Map<String, Object>) s.get("form"));
    }

    Optional<String> json(Endpoint endpoint) {
        return of(endpoint).map(s -> (String) s.get("json"));
    }

    Optional<String> file(Endpoint endpoint) {
        return of(endpoint).map(s -> (String) s.get("file"));
    }

    /** In which state the matter is that it is about; empty for one in somebody's hands. */
    Optional<String> matter(Endpoint endpoint) {
        return of(endpoint).map(s -> (String) s.get("matter"));
    }

    /** All that is sent, in which names may stand. */
    String text(Endpoint endpoint) {
        return of(endpoint).map(Object::toString).orElse("");
    }

    /** Why nobody's request can be carried out here. */
    boolean neverDone(Endpoint endpoint) {
        return of(endpoint).map(s -> s.get("never")).isPresent();
    }

    Set<String> endpoints() {
        return samples.keySet();
    }

    private Optional<Map<String, Object>> of(Endpoint endpoint) {
        return Optional.ofNullable(samples.get(endpoint.method() + " " + endpoint.path()));
    }
}
