package org.shanzhi.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.shanzhi.policy.load.Reader;

/** Reads the policy files and checks that they hold together. */
public final class PolicyLoader {
    /** The topics, a file each under {@code policy/} on the class path. */
    public static final List<String> TOPICS = List.of(
            "general",
            "vocabulary",
            "taxonomy",
            "events",
            "lifecycle",
            "deadlines",
            "referrals",
            "mediation",
            "places",
            "roles",
            "forms",
            "statistics",
            "rights");

    /**
     * The modules that raise the events their clocks wait for. Clocks of every other module are present and switched off.
     * Whoever builds a module adds it here in the change that makes it speak.
     */
    public static final Set<String> BUILT_MODULES = Set.of("matter", "routing");

    private PolicyLoader() {}

    /** What the product ships: version 0. */
    public static Policies builtIn() {
        return load(files(), BUILT_MODULES);
    }

    /**
     * Reads and checks files given by hand.
     *
     * @throws PolicyProblems listing everything that is wrong, each with file, line and mend
     */
    public static Policies load(List<PolicyFile> files, Set<String> builtModules) {
        return Reader.read(files, builtModules);
    }

    /** The files of version 0 as they stand on the class path. */
    public static List<PolicyFile> files() {
        return TOPICS.stream().map(PolicyLoader::file).toList();
    }

    private static PolicyFile file(String topic) {
        String name = "policy/" + topic + ".yaml";
        try (InputStream in = PolicyLoader.class.getClassLoader().getResourceAsStream(name)) {
            return new PolicyFile(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
