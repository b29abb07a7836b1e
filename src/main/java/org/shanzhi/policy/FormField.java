package org.shanzhi.policy;

import java.util.List;
import java.util.Optional;

/**
 * One field of a paper.
 *
 * @param pii empty where nothing of a person can stand
 * @param group its fields are those of this field group, each stored for itself
 * @param values what may be entered, when the list is short and closed
 * @param computed a clock whose due day it shows, or another rule
 * @param documentNumber the counter it is numbered by
 * @param printOnly an empty line for handwriting on the official paper, never stored
 */
public record FormField(
        String code,
        String zh,
        String en,
        Optional<PiiClass> pii,
        Optional<String> group,
        List<String> values,
        Optional<String> computed,
        Optional<String> documentNumber,
        Optional<Integer> max,
        Optional<PrintWhen> printWhen,
        boolean immutable,
        boolean printOnly)
        implements Labelled {
    /** A sentence printed only on papers of one kind of matter. */
    public record PrintWhen(MatterKind kind, boolean namedRespondent, String text) {}
}
