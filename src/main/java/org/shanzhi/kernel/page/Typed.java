package org.shanzhi.kernel.page;

import java.util.List;
import java.util.OptionalInt;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What was typed into a form, by the names of its fields; empty before anybody typed. */
public final class Typed {
    /** The field that says of which version of the thing the form speaks. */
    public static final String VERSION = "version";

    private final MultiValueMap<String, String> values = new LinkedMultiValueMap<>();

    public Typed(MultiValueMap<String, String> sent) {
        sent.forEach((name, all) -> all.stream()
                .filter(value -> value != null && !value.isBlank())
                .forEach(value -> values.add(name, value)));
    }

    public static Typed nothing() {
        return new Typed(new LinkedMultiValueMap<>());
    }

    public List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    /** Null when nothing was typed. */
    public String one(String name) {
        return values.getFirst(name);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public boolean has(String name, String value) {
        return values.getOrDefault(name, List.of()).contains(value);
    }

    public void add(String name, String value) {
        values.add(name, value);
    }

    public void set(String name, String value) {
        values.set(name, value);
    }

    public void drop(String name) {
        values.remove(name);
    }

    /** The version that was on the screen. */
    public OptionalInt version() {
        try {
            return has(VERSION) ? OptionalInt.of(Integer.parseInt(one(VERSION))) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
