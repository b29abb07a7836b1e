package org.shanzhi.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * 案件风险等级: a level of the matter, never of a person, ticked by somebody from facts of the matter.
 *
 * @param levels highest first
 * @param facts the facts that make a level
 * @param forbiddenInputs what must never be looked at
 * @param scope the channel whose matters are worked as {@code workedAs} until somebody has ticked
 */
public record RiskCriteria(
        List<String> levels,
        Map<String, Set<String>> facts,
        Map<String, String> colours,
        Set<String> forbiddenInputs,
        boolean contestable,
        String workedAs,
        String alarmPolicy,
        String scope) {
    /** The highest level that one of the facts makes; empty when none of them makes any. */
    public Optional<String> levelOf(Set<String> ticked) {
        return levels.stream()
                .filter(level -> facts.get(level).stream().anyMatch(ticked::contains))
                .findFirst();
    }
}
