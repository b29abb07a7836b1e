package org.shanzhi.intake.imports;

import java.util.List;
import org.shanzhi.matter.MatterNumber;

/**
 * What came of a row.
 *
 * @param no as a spreadsheet numbers it
 * @param matterId what it became, or what it repeats; null when there is none
 */
public record RowResult(int no, Outcome outcome, Long matterId, List<Problem> problems) {
    public enum Outcome {
        TAKEN,
        DUPLICATE,
        WRONG
    }

    static RowResult taken(int no, MatterNumber number) {
        return new RowResult(no, Outcome.TAKEN, number == null ? null : number.id(), List.of());
    }

    static RowResult duplicate(int no, Long of, Problem why) {
        return new RowResult(no, Outcome.DUPLICATE, of, List.of(why));
    }

    static RowResult wrong(int no, List<Problem> problems) {
        return new RowResult(no, Outcome.WRONG, null, problems);
    }
}
