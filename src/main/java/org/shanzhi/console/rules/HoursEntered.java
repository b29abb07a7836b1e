package org.shanzhi.console.rules;

import org.shanzhi.policy.HoursEdition;

/**
 * What somebody entered once.
 *
 * @param by empty when they are gone
 */
public record HoursEntered(HoursEdition edition, String whose, String by) {}
