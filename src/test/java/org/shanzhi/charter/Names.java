package org.shanzhi.charter;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.shanzhi.policy.Policies;

/** Every name that the house gives to something. */
final class Names {
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern BETWEEN = Pattern.compile("[^A-Za-z0-9]+");
    private static final Pattern IN_SCRIPT = Pattern.compile("[A-Za-z][A-Za-z0-9.]{3,}");

    private Names() {}

    /** {@code MatterFile.uploadedBy} is "matter file uploaded by"; so is the address of that name, with "/ " before it. */
    static String words(String identifier) {
        String apart = HUMP.matcher(identifier).replaceAll(" ");
        String words = BETWEEN.matcher(apart).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
        return identifier.startsWith("/") ? "/ " + words : words;
    }

    /** Types, fields, methods, and the addresses of pages and API. Tables are types and columns fields of org.shanzhi.db. */
    static Set<String> of(JavaClasses classes) {
        Set<String> names = new TreeSet<>();
        for (JavaClass type : classes) {
            names.add(type.getSimpleName());
            type.getFields().forEach(field -> names.add(type.getSimpleName() + "." + field.getName()));
            for (JavaMethod method : type.getMethods()) {
                if (!method.getName().contains("$")) names.add(type.getSimpleName() + "." + method.getName());
                names.addAll(addresses(method));
            }
        }
        return names;
    }

    static List<String> addresses(JavaMethod method) {
        String under = method.getOwner().getAnnotations().stream()
                .flatMap(Names::paths)
                .findFirst()
                .orElse("");
        return method.getAnnotations().stream()
                .flatMap(annotation -> paths(annotation))
                .map(path -> under + path)
                .toList();
    }

    private static Stream<String> paths(JavaAnnotation<?> annotation) {
        if (!annotation.getRawType().getSimpleName().endsWith("Mapping")) return Stream.empty();
        return Stream.of("value", "path")
                .map(annotation::get)
                .flatMap(Optional::stream)
                .filter(String[].class::isInstance)
                .flatMap(paths -> Stream.of((String[]) paths));
    }

    /** Codes of all policy lists, and what papers ask for and keep; a line that is only printed for handwriting is kept nowhere. */
    static Collection<String> of(Policies policies) {
        Set<String> names = new TreeSet<>();
        policies.vocabulary().lists().values().forEach(list -> names.addAll(list.keySet()));
        policies.lifeCycle()
                .actions()
                .values()
                .forEach(action -> action.body().forEach(field -> names.add(action.code() + "." + field.name())));
        Stream.concat(
                        policies.forms().forms().values().stream().flatMap(form -> form.fields().stream()),
                        policies.forms().groups().values().stream().flatMap(List::stream))
                .filter(field -> !field.printOnly())
                .forEach(field -> names.add(field.code()));
        return names;
    }

    /** What the scripts of pages call, so that none follows a phone. */
    static Collection<String> ofScripts(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".js")).toList()) {
                IN_SCRIPT.matcher(Files.readString(file)).results().forEach(found -> names.add(found.group()));
            }
        }
        return names;
    }
}
