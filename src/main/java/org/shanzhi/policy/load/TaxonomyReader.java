package org.shanzhi.policy.load;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shanzhi.policy.Mark;
import org.shanzhi.policy.MatterKind;
import org.shanzhi.policy.MatterType;
import org.shanzhi.policy.Taxonomy;

final class TaxonomyReader {
    static final Map<MatterKind, String> SECTIONS = Map.of(
            MatterKind.DISPUTE, "dispute_taxonomy",
            MatterKind.REQUEST, "request_taxonomy",
            MatterKind.HAZARD, "hazard_taxonomy");

    private final Sections sections;
    private final Map<String, MatterType> types = new LinkedHashMap<>();

    private TaxonomyReader(Sections sections) {
        this.sections = sections;
    }

    static Taxonomy read(Sections sections) {
        TaxonomyReader reader = new TaxonomyReader(sections);
        for (MatterKind kind : MatterKind.values()) {
            sections.rows(SECTIONS.get(kind)).forEach(row -> reader.readClass(row, kind));
        }
        return new Taxonomy(Collections.unmodifiableMap(reader.types));
    }

    private void readClass(Row row, MatterKind kind) {
        row.optionalOne("mark", Mark.class);
        MatterType top = new MatterType(
                row.code(),
                row.text("zh"),
                row.text("en"),
                kind,
                Optional.empty(),
                List.of(),
                true,
                false,
                Optional.empty(),
                Optional.empty(),
                row.optionalText("moj"));
        keep(top, row);
        row.rows("children").forEach(child -> readType(child, top));
        row.done();
    }

    private void readType(Row row, MatterType top) {
        keep(
                new MatterType(
                        row.code(),
                        row.text("zh"),
                        row.text("en"),
                        top.kind(),
                        Optional.of(top.code()),
                        List.copyOf(row.oneOrMore("route_hint", "routes")),
                        row.flag("mediable", true),
                        row.flag("deliberation", false),
                        row.optionalText("special"),
                        row.optionalCode("alt", "types").or(() -> row.optionalCode("alt_type", "types")),
                        Optional.empty()),
                row);
        row.done();
    }

    private void keep(MatterType type, Row row) {
        sections.remember("types", type.code(), row);
        types.putIfAbsent(type.code(), type);
    }
}
