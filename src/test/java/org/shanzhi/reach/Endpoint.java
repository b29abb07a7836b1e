package org.shanzhi.reach;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * One way to ask the program for something.
 *
 * @param stream whether the answer goes on until somebody leaves
 */
record Endpoint(String method, String path, boolean stream) implements Comparable<Endpoint> {
    /** Stands for every action of a matter. */
    static final String ACT = "POST /api/v1/matters/{number}/actions/{action}";

    private static final Comparator<Endpoint> ORDER =
            Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method);

    /** Every mapping of the program: a new controller cannot be forgotten. */
    static List<Endpoint> all(RequestMappingHandlerMapping mappings) {
        var all = new TreeSet<Endpoint>();
        mappings.getHandlerMethods().keySet().forEach(mapping -> of(mapping).forEach(all::add));
        return List.copyOf(all);
    }

    private static Stream<Endpoint> of(RequestMappingInfo mapping) {
        boolean stream =
                mapping.getProducesCondition().getProducibleMediaTypes().contains(MediaType.TEXT_EVENT_STREAM);
        var methods = mapping.getMethodsCondition().getMethods();
        return mapping.getPatternValues().stream()
                .flatMap(path -> (methods.isEmpty() ? Stream.of(RequestMethod.GET) : methods.stream())
                        .map(method -> new Endpoint(method.name(), path, stream)));
    }

    boolean changes() {
        return !method.equals("GET");
    }

    boolean isAct() {
        return ACT.equals(method + " " + path);
    }

    boolean isProgram() {
        return path.startsWith("/api/");
    }

    /** Whether it is about one matter, so that it matters which. */
    boolean ofMatter() {
        return path.contains("{number");
    }

    @Override
    public int compareTo(Endpoint other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "%-6s %s".formatted(method, path);
    }
}
