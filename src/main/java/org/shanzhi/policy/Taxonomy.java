package org.shanzhi.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The three taxonomies as one map by code, classes before their types. */
public record Taxonomy(Map<String, MatterType> types) {
    public Optional<MatterType> type(String code) {
        return Optional.ofNullable(types.get(code));
    }

    public List<MatterType> classes(MatterKind kind) {
        return types.values().stream()
                .filter(type -> type.isClass() && type.kind() == kind)
                .toList();
    }

    public List<MatterType> typesOf(String classCode) {
        return types.values().stream()
                .filter(type -> type.parent().filter(classCode::equals).isPresent())
                .toList();
    }

    /** The code and the class it lies in: what a condition on either must be compared with. */
    public Set<String> withClass(String code) {
        return type(code)
                .flatMap(MatterType::parent)
                .map(parent -> Set.of(code, parent))
                .orElse(Set.of(code));
    }
}
