package org.shanzhi.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A figure and how it is counted. One of formula, numerator with denominator, stages or parts is filled.
 *
 * @param targetAllowed false: shown, never a target, ranking or score
 * @param seriesBreak figures before and after this day cannot be compared
 */
public record Statistic(
        String code,
        String zh,
        String en,
        Optional<String> formula,
        Optional<String> numerator,
        Optional<String> denominator,
        Optional<String> otherDenominator,
        List<String> stages,
        Map<String, String> parts,
        boolean targetAllowed,
        Optional<LocalDate> seriesBreak)
        implements Labelled {}
