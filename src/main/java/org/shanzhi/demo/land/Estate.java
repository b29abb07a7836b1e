package org.shanzhi.demo.land;

import java.util.List;
import java.util.stream.Stream;

/** Who wants a piece of land under which name, how much of it, and how it is handed on to parts. */
public record Estate(String name, double room, List<Estate> parts) {

    public static Estate leaf(String name, double room) {
        return new Estate(name, room, List.of());
    }

    public static Estate of(String name, List<Estate> parts) {
        return new Estate(name, parts.stream().mapToDouble(Estate::room).sum(), List.copyOf(parts));
    }

    Stream<Estate> leaves() {
        return parts.isEmpty() ? Stream.of(this) : parts.stream().flatMap(Estate::leaves);
    }

    Stream<Estate> all() {
        return Stream.concat(Stream.of(this), parts.stream().flatMap(Estate::all));
    }
}
