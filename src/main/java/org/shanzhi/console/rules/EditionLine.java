package org.shanzhi.console.rules;

import java.util.List;
import org.shanzhi.policy.DeadlineEdition;

/**
 * An edition as it is shown.
 *
 * @param state the end of a message's key: FORCE, PAST, DRAFT, OVERTAKEN
 * @param by names of who drafted and who published it; empty when they are gone, or nobody has yet
 */
public record EditionLine(
        DeadlineEdition edition,
        String state,
        List<RowLine> rows,
        String moves,
        String draftedBy,
        String publishedBy) {}
