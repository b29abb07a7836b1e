package org.shanzhi.policy.load;

import java.util.List;
import java.util.Map;
import org.shanzhi.policy.MatterKind;
import org.shanzhi.policy.MatterType;
import org.shanzhi.policy.Places.Room;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.Taxonomy;

/** Codes tell class and kind at a glance, nothing falls between classes, and every dispute finds its room. */
final class TaxonomyCheck {
    private static final Map<MatterKind, String> PREFIX =
            Map.of(MatterKind.DISPUTE, "", MatterKind.REQUEST, "R", MatterKind.HAZARD, "H");

    private TaxonomyCheck() {}

    static void check(Policies policies, Sections sections) {
        Taxonomy taxonomy = policies.taxonomy();
        taxonomy.types().values().forEach(type -> code(type, sections));
        for (MatterKind kind : MatterKind.values()) {
            taxonomy.classes(kind).forEach(top -> children(top, taxonomy, sections));
        }
        taxonomy.classes(MatterKind.DISPUTE).forEach(top -> room(top, policies, sections));
    }

    private static void code(MatterType type, Sections sections) {
        String before = type.parent().orElse(PREFIX.get(type.kind()));
        if (!type.code().matches(before + "\\d\\d")) {
            sections.at("types", type.code())
                    .problem(
                            type.isClass() ? "is no code of a class of this taxonomy" : "is not under " + before,
                            "write \"%s\" and two digits".formatted(before));
        }
    }

    private static void children(MatterType top, Taxonomy taxonomy, Sections sections) {
        List<MatterType> types = taxonomy.typesOf(top.code());
        if (types.isEmpty()) {
            sections.at("types", top.code()).problem("has no types", "add children:");
        } else if (types.stream().noneMatch(type -> type.code().endsWith("99"))) {
            sections.at("types", top.code())
                    .problem("has no type for the rest", "add {code: \"%s99\", …}".formatted(top.code()));
        }
    }

    private static void room(MatterType top, Policies policies, Sections sections) {
        long rooms = policies.places().rooms().values().stream()
                .map(Room::classes)
                .filter(classes -> classes.contains(top.code()))
                .count();
        if (rooms != 1) {
            sections.at("types", top.code())
                    .problem("has %d rooms".formatted(rooms), "name it in types of exactly one room");
        }
    }
}
