package org.shanzhi.matter.page;

import java.util.List;
import java.util.OptionalInt;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What was typed into a form, by the names of its fields. */
final class Typed {
    static final String VERSION = "version";

    private final MultiValueMap<String, String> values = new LinkedMultiValueMap<>();

    Typed(MultiValueMap<String, String> sent) {
        sent.forEach((name, all) -> all.stream()
                .filter(value -> value != null && !value.isBlank())
                .forEach(value -> values.add(name, value)));
    }

    static Typed nothing() {
        return new Typed(new LinkedMultiValueMap<>());
    }

    List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    /** Null when nothing was typed. */
    String one(String name) {
        return values.getFirst(name);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    void add(String name, String value) {
        values.add(name, value);
    }

    void set(String name, String value) {
        values.set(name, value);
    }

    /** The version of the matter that was on the screen. */
    OptionalInt version() {
        try {
            return has(VERSION) ? OptionalInt.of(Integer.parseInt(one(VERSION))) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
