package org.shanzhi.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What moving open matters to an edition would do at this moment.
 *
 * @param matters open ones that would go by the edition from then on
 * @param rows by code, those whose running clocks it concerns
 * @param examples the first few clocks that would change
 */
public record DeadlineMove(long matters, List<Row> rows, List<Example> examples) {
    /** What becomes of a running clock. */
    public enum Fate {
        /** It gets a later day. */
        LATER,
        /** It is counted by the edition and keeps its day. */
        SAME,
        /** It stays by its own edition: it would end earlier, or another row now takes its place. */
        KEPT,
        /** It is late already, and stays so. */
        LATE,
        /** It ends without a verdict, because the row is switched off. */
        ENDED,
        /** It begins, because what stood in its place is switched off. */
        BEGUN
    }

    /** Running clocks of a row, each counted once. */
    public record Row(String policy, Map<Fate, Integer> clocks) {
        public int of(Fate fate) {
            return clocks.getOrDefault(fate, 0);
        }
    }

    /**
     * Without the matter's number: whoever administers reads no matters.
     *
     * @param before null when it would begin
     * @param after null when it would end
     */
    public record Example(String policy, LocalDate before, LocalDate after) {}
}
