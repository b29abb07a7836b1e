package org.shanzhi.policy.load;

import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.policy.General;
import org.shanzhi.policy.Mark;

final class GeneralReader {
    private GeneralReader() {}

    static int version(Sections sections) {
        return sections.settings("meta").number("version");
    }

    static General read(Sections sections) {
        Row meta = sections.settings("meta");
        meta.number("version");
        meta.texts("language");
        meta.settled("timezone", ChinaTime.ZONE.getId());
        Row county = meta.row("county_code");
        county.one("mark", Mark.class);
        General general = new General(
                meta.text("edition"),
                county.text("value"),
                meta.optionalText("portal_brand"),
                matterNumber(sections.settings("matter_number")),
                queryCode(sections.settings("query_code")),
                sections.read("document_numbers", GeneralReader::documentNumber),
                sections.read("limits", GeneralReader::limit));
        county.done();
        meta.done();
        return general;
    }

    private static General.MatterNumberRule matterNumber(Row row) {
        row.settled("prefix", "PER_DISTRICT");
        row.settled("never_changes", "true");
        row.one("mark", Mark.class);
        Row check = row.row("check_digit");
        check.settled("method", "ISO 7064 MOD 11,10");
        check.settled("over", "YEAR_AND_SEQUENCE");
        check.done();
        Row sequence = row.row("sequence");
        sequence.texts("per");
        sequence.settled("gaps_allowed", "true");
        General.MatterNumberRule rule =
                new General.MatterNumberRule(row.text("pattern"), row.text("regex"), sequence.number("digits"));
        sequence.done();
        row.done();
        return rule;
    }

    private static General.QueryCodeRule queryCode(Row row) {
        row.one("mark", Mark.class);
        General.QueryCodeRule rule = new General.QueryCodeRule(
                row.number("length"),
                row.text("alphabet"),
                row.flag("case_sensitive", false),
                row.number("tries_per_hour"));
        row.done();
        return rule;
    }

    private static General.DocumentNumber documentNumber(Row row) {
        row.text("example");
        row.texts("per");
        row.one("mark", Mark.class);
        return new General.DocumentNumber(row.code(), row.text("zh"), row.text("en"), row.text("pattern"));
    }

    private static General.Limit limit(Row row) {
        row.optionalText("source");
        row.one("mark", Mark.class);
        return new General.Limit(row.code(), row.text("zh"), row.text("en"), row.number("max"));
    }
}
