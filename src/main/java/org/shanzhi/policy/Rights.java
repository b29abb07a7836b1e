package org.shanzhi.policy;

import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/**
 * What protects people, from rights.yaml.
 *
 * @param masking by kind of datum, how it is shown
 * @param minCell figures and map cells of fewer matters than this are not shown
 * @param forbiddenFields what the product must never hold, in the order of the file
 * @param forbiddenFeatures what it must never do, in the order of the file
 * @param whistleRating in what the two sides of a whistle rate the handling
 */
public record Rights(
        Map<String, String> masking,
        int minCell,
        FollowUp followUp,
        SequencedSet<String> forbiddenFields,
        SequencedSet<String> forbiddenFeatures,
        WhistleRating whistleRating) {
    /** For how long a case follow-up (案件跟进) may last, and on what it may rest. */
    public record FollowUp(int defaultDays, int maxDays, List<Code> bases) {}

    /**
     * 双向评价, from vocabulary.yaml.
     *
     * @param ofResponder what the unit that blew rates in the department that was called
     * @param ofWhistler what the department rates in the whistle
     */
    public record WhistleRating(List<String> ofResponder, List<String> ofWhistler) {}
}
