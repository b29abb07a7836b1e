package org.shanzhi.console.rules;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.shanzhi.calendar.Period;
import org.shanzhi.kernel.text.Messages;
import org.shanzhi.policy.DeadlineEdition;
import org.shanzhi.policy.DeadlineEditions;
import org.shanzhi.policy.DeadlinePolicy;
import org.shanzhi.policy.Deadlines;
import org.springframework.stereotype.Component;

/** Editions of deadlines in words. */
@Component
class EditionWords {
    private final DeadlineEditions editions;
    private final Messages messages;

    EditionWords(DeadlineEditions editions, Messages messages) {
        this.editions = editions;
        this.messages = messages;
    }

    /** What an edition changes in the one that it is based on. */
    List<RowLine> changes(int district, DeadlineEdition edition, Locale locale) {
        Deadlines before = editions.of(district, edition.basedOn());
        Deadlines after = editions.of(district, edition.edition());
        return after.policies().values().stream()
                .filter(row -> !row.equals(before.row(row.code())))
                .map(row -> new RowLine(
                        row.code(), row.label(locale), row(before.row(row.code()), locale), row(row, locale)))
                .toList();
    }

    /** Of every row, by code. */
    Map<String, String> names(Locale locale) {
        return editions.editable().stream()
                .collect(Collectors.toUnmodifiableMap(DeadlinePolicy::code, row -> row.label(locale)));
    }

    String row(DeadlinePolicy row, Locale locale) {
        return row.enabled() ? period(row.limit().period(), locale) : messages.text(locale, "editions.off");
    }

    String period(Period period, Locale locale) {
        return messages.text(locale, "deadlines.period." + period.unit(), period.amount());
    }

    String moves(DeadlineEdition edition, Locale locale) {
        return edition.movesFrom() == null
                ? messages.text(locale, "editions.moves.none")
                : messages.text(
                        locale, "editions.moves.from", edition.movesFrom().toString());
    }

    String between(Locale locale) {
        return messages.text(locale, "editions.colon");
    }
}
