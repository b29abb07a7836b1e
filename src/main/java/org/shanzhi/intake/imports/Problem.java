package org.shanzhi.intake.imports;

import java.util.List;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.RefusalCode;

/**
 * What is wrong with a cell, without what stands in it.
 *
 * @param column as the file calls it; empty when it is about the whole row
 * @param code of the message {@code refusal.<code>}
 * @param args numbers only: whatever else an error may name could come from the cell
 */
public record Problem(String column, String code, List<String> args) {
    static Problem of(String column, RefusalCode code, Object... args) {
        return new Problem(
                column,
                code.name(),
                List.of(args).stream()
                        .filter(Number.class::isInstance)
                        .map(String::valueOf)
                        .toList());
    }

    static Problem of(String column, FieldError error) {
        return of(column, error.code(), error.args().toArray());
    }

    static Problem of(String column, Refusal refusal) {
        return of(column, refusal.code(), refusal.args().toArray());
    }
}
