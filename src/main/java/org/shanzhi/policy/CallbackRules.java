package org.shanzhi.policy;

/**
 * 回访: how often a person is tried, and what share of matters answered on the spot is called at all.
 *
 * @param answerSamplePercent 0 to 100
 */
public record CallbackRules(int maxTries, boolean triesOnDifferentDays, int answerSamplePercent) {}
