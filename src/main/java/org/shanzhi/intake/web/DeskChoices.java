package org.shanzhi.intake.web;

import java.util.Arrays;
import java.util.List;
import org.shanzhi.geo.Crs;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.matter.PartyKind;
import org.shanzhi.matter.PartyRole;
import org.shanzhi.matter.Willing;
import org.shanzhi.policy.Labelled;
import org.shanzhi.policy.MatterKind;
import org.shanzhi.policy.MatterType;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;

/** Everything that can be chosen at the desk, in the reader's language. */
@Component
class DeskChoices {
    private final Policies policies;

    DeskChoices(Policies policies) {
        this.policies = policies;
    }

    DeskLists lists(Page page, String kind) {
        return new DeskLists(
                of(page, "intake.kind.", MatterKind.values(), true),
                listed(page, "channels"),
                types(page, kind),
                of(page, "intake.role.", PartyRole.values(), false),
                of(page, "intake.party_kind.", PartyKind.values(), false),
                of(page, "intake.willing.", Willing.values(), true),
                of(page, "intake.crs.", Crs.values(), false));
    }

    /** The types of one kind under their classes; of all kinds while none is chosen. */
    List<DeskLists.Group> types(Page page, String kind) {
        return Arrays.stream(MatterKind.values())
                .filter(k -> kind == null || k.name().equals(kind))
                .flatMap(k -> policies.taxonomy().classes(k).stream())
                .map(c -> new DeskLists.Group(c.label(page.locale()), choices(page, c)))
                .toList();
    }

    List<Choice> listed(Page page, String list) {
        return policies.vocabulary().of(list).stream()
                .map(row -> choice(page, row))
                .toList();
    }

    private List<Choice> choices(Page page, MatterType of) {
        return policies.taxonomy().typesOf(of.code()).stream()
                .map(type -> choice(page, type))
                .toList();
    }

    private static Choice choice(Page page, Labelled row) {
        return Choice.of(row.code(), row.label(page.locale()));
    }

    private static List<Choice> of(Page page, String key, Enum<?>[] values, boolean hints) {
        return Arrays.stream(values)
                .map(v -> new Choice(v.name(), page.t(key + v.name()), hints ? page.t(key + v.name() + ".hint") : null))
                .toList();
    }
}
