package org.shanzhi.intake.web;

import java.util.List;
import java.util.Locale;
import org.shanzhi.intake.ImportSheet;
import org.shanzhi.intake.imports.Problem;
import org.shanzhi.intake.imports.RowResult;
import org.shanzhi.kernel.text.Messages;
import org.springframework.stereotype.Component;

/** What came of an import, in words that say what to do next. */
@Component
class ImportWords {
    private final Messages messages;

    ImportWords(Messages messages) {
        this.messages = messages;
    }

    String problem(Problem problem, Locale locale) {
        return refusal(problem.code(), problem.args(), locale);
    }

    /** All that is wrong with a row, each under the name of its column. */
    String problems(RowResult row, Locale locale) {
        List<String> all = row.problems().stream()
                .map(p -> p.column().isEmpty()
                        ? problem(p, locale)
                        : messages.text(locale, "imports.in_column", p.column(), problem(p, locale)))
                .toList();
        return String.join(" ", all);
    }

    String failure(ImportSheet.Failure failure, Locale locale) {
        return refusal(failure.code(), failure.args(), locale);
    }

    String outcome(RowResult row, Locale locale) {
        return messages.text(locale, "imports.outcome." + row.outcome());
    }

    private String refusal(String code, List<String> args, Locale locale) {
        return messages.text(locale, "refusal." + code, args.toArray());
    }
}
