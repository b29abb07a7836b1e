package org.shanzhi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.modulith.core.ApplicationModules;

/** The modules as the code has them, in a picture that GitHub draws: who really imports whom, from the top floor down. */
final class ModuleDiagram {
    private ModuleDiagram() {}

    static String of(ApplicationModules modules) {
        SequencedMap<String, List<String>> imports = new TreeMap<>();
        Map<String, String> names = new TreeMap<>();
        modules.stream().forEach(module -> {
            names.put(module.getIdentifier().toString(), module.getDisplayName());
            imports.put(
                    module.getIdentifier().toString(),
                    module.getDirectDependencies(modules)
                            .uniqueModules()
                            .map(target -> target.getIdentifier().toString())
                            .sorted()
                            .toList());
        });
        List<String> lines = new ArrayList<>();
        lines.add("# Modules");
        lines.add("");
        lines.add(
                "Drawn from the code by `HouseTest`, which fails when this is not how it is. An arrow is an import; what is");
        lines.add("imported by way of another module as well is left out of the picture and stands in the table.");
        lines.add("");
        lines.add("```mermaid");
        lines.add("flowchart TD");
        names.forEach((module, name) -> lines.add("    " + module + "[\"" + name + "\"]"));
        imports.forEach((module, targets) -> targets.stream()
                .filter(target -> !byWayOfAnother(imports, module, target))
                .forEach(target -> lines.add("    " + module + " --> " + target)));
        lines.add("```");
        lines.add("");
        lines.add("| module | imports |");
        lines.add("|---|---|");
        imports.forEach((module, targets) -> lines.add("| " + names.get(module) + " | "
                + targets.stream().map(target -> "`" + target + "`").collect(Collectors.joining(", ")) + " |"));
        return String.join("\n", lines) + "\n";
    }

    private static boolean byWayOfAnother(Map<String, List<String>> imports, String module, String target) {
        return imports.get(module).stream()
                .filter(other -> !other.equals(target))
                .anyMatch(other -> reaches(imports, other, target));
    }

    private static boolean reaches(Map<String, List<String>> imports, String from, String target) {
        return imports.get(from).stream().anyMatch(next -> next.equals(target) || reaches(imports, next, target));
    }
}
