package org.shanzhi.policy;

import java.util.Map;
import java.util.Set;

/**
 * What protects people, from rights.yaml.
 *
 * @param masking by kind of datum, how it is shown
 * @param minCell figures and map cells of fewer matters than this are not shown
 * @param forbiddenFields what the product must never hold
 * @param forbiddenFeatures what it must never do
 */
public record Rights(
        Map<String, String> masking, int minCell, Set<String> forbiddenFields, Set<String> forbiddenFeatures) {}
