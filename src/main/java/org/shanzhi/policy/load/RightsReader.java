package org.shanzhi.policy.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.shanzhi.policy.Code;
import org.shanzhi.policy.Mark;
import org.shanzhi.policy.Rights;
import org.shanzhi.policy.Rights.FollowUp;
import org.shanzhi.policy.Rights.WhistleRating;

/** What protects people. Settings of modules that are not built are read too, so that a mistake in them is told today. */
final class RightsReader {
    private RightsReader() {}

    static Rights read(Sections sections) {
        Row masking = sections.settings("masking");
        Map<String, String> masks = new LinkedHashMap<>();
        masking.keys().forEach(datum -> masks.put(datum, masking.text(datum)));
        Row minCell = sections.settings("min_cell");
        minCell.texts("for");
        minCell.one("mark", Mark.class);
        Row forbidden = sections.settings("forbidden");
        forbidden.need("fields", "[…], what the product must never hold");
        forbidden.need("features", "[…], what it must never do");
        Rights rights = new Rights(
                masks,
                minCell.number("value"),
                followUp(sections.settings("follow_up")),
                inOrder(forbidden.texts("fields")),
                inOrder(forbidden.texts("features")),
                whistleRating(sections.settings("whistle_rating")));
        minCell.done();
        forbidden.done();
        retention(sections);
        passwords(sections.settings("password_rotation_days"));
        return rights;
    }

    private static SequencedSet<String> inOrder(List<String> codes) {
        return Collections.unmodifiableSequencedSet(new LinkedHashSet<>(codes));
    }

    private static void retention(Sections sections) {
        sections.read("retention", row -> {
            row.optionalNumber("min_years");
            row.optionalNumber("min_months");
            row.optionalNumber("max_days_after_end");
            row.optionalText("rule");
            return VocabularyReader.code(row);
        });
    }

    private static void passwords(Row row) {
        row.optionalNumber("standard");
        row.optionalNumber("national_edition");
        row.one("mark", Mark.class);
        row.done();
    }

    private static FollowUp followUp(Row row) {
        row.settled("anchor_required", "true");
        row.settled("person_informed", "true");
        row.settled("model_output_may_create", "false");
        int defaultDays = row.number("default_days");
        int maxDays = row.number("max_days");
        row.text("ends_at");
        row.texts("competent_organ_only");
        row.texts("exceptions");
        var bases = new ArrayList<Code>();
        for (Row basis : row.rows("bases")) {
            basis.text("owner");
            bases.add(VocabularyReader.code(basis));
            basis.done();
        }
        row.done();
        return new FollowUp(defaultDays, maxDays, List.copyOf(bases));
    }

    private static WhistleRating whistleRating(Row row) {
        var rating = new WhistleRating(row.texts("whistler_rates_responder"), row.texts("responder_rates_whistler"));
        row.done();
        return rating;
    }
}
