package org.shanzhi.policy.load;

import java.util.LinkedHashMap;
import java.util.Map;
import org.shanzhi.policy.Statistic;

final class StatisticReader {
    private static final String LIST = "statistics";

    private StatisticReader() {}

    static Map<String, Statistic> read(Sections sections) {
        Row seed = sections.settings("seed_figures");
        seed.keys().forEach(seed::optionalDecimal);
        return sections.read(LIST, StatisticReader::statistic);
    }

    private static Statistic statistic(Row row) {
        Map<String, String> parts = new LinkedHashMap<>();
        row.optionalRow("parts").ifPresent(part -> part.keys().forEach(name -> parts.put(name, part.text(name))));
        return new Statistic(
                row.code(),
                row.text("zh"),
                row.text("en"),
                row.optionalText("formula"),
                row.optionalCode("numerator", LIST),
                row.optionalCode("denominator", LIST),
                row.optionalCode("alt_denominator", LIST),
                row.texts("stages"),
                parts,
                row.flag("target_allowed", true),
                row.day("series_break"));
    }
}
