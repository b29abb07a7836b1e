package org.shanzhi.console.rules;

import org.shanzhi.policy.DeadlinePolicy;

/**
 * A row that may be edited, as the form shows it.
 *
 * @param shipped its number as the product ships it, in words
 * @param amount as typed
 * @param unitStays nothing but the amount may be changed
 */
public record FormRow(DeadlinePolicy rule, String shipped, boolean on, String amount, String unit, boolean unitStays) {
    public String code() {
        return rule.code();
    }
}
