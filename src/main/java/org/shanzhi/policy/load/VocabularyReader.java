package org.shanzhi.policy.load;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.shanzhi.policy.Code;
import org.shanzhi.policy.Labelled;
import org.shanzhi.policy.Mark;
import org.shanzhi.policy.Route;

/** The lists of which nothing matters but code and name, and the routes. */
final class VocabularyReader {
    static final List<String> PLAIN_LISTS = List.of(
            "modules",
            "matter_kinds",
            "complexities",
            "flags",
            "channels",
            "answer_values",
            "resident_replies",
            "ready_answers",
            "file_kinds",
            "contact_ways",
            "report_subjects",
            "supervision_levels",
            "transfer_directions",
            "visibilities",
            "whistles",
            "reject_reasons",
            "objection_grounds",
            "callback_waivers",
            "callback_results",
            "risk_levels",
            "risk_facts",
            "units",
            "natures",
            "clock_states",
            "anchors",
            "on_expire",
            "extension_needs",
            "modes",
            "procedures",
            "referral_case_rules",
            "performance_states",
            "tiers",
            "residence_modes",
            "function_centres",
            "role_scopes",
            "permissions",
            "legal_bases",
            "data_states");
    private static final int UNSORTED = 50;

    private VocabularyReader() {}

    static Map<String, Map<String, ? extends Labelled>> plainLists(Sections sections) {
        return PLAIN_LISTS.stream()
                .collect(Collectors.toMap(list -> list, list -> sections.read(list, VocabularyReader::code)));
    }

    static Code code(Row row) {
        row.optionalText("source");
        row.optionalOne("mark", Mark.class);
        return new Code(row.code(), row.text("zh"), row.text("en"));
    }

    static Map<String, Route> routes(Sections sections) {
        return sections.read(
                "routes",
                row -> new Route(
                        row.code(),
                        row.text("zh"),
                        row.text("en"),
                        row.optionalNumber("offer_order").orElse(UNSORTED),
                        row.flag("voluntary", false),
                        row.flag("never_blocks", false)));
    }
}
