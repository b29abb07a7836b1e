package org.shanzhi.policy.load;

import org.shanzhi.kernel.CheckDigit;
import org.shanzhi.policy.General.MatterNumberRule;
import org.shanzhi.policy.Policies;

/** The example of a matter's number is one. */
final class GeneralCheck {
    private GeneralCheck() {}

    static void check(Policies policies, Sections sections) {
        MatterNumberRule rule = policies.general().matterNumber();
        if (!rule.example().matches(rule.regex())) {
            sections.problem("matter_number", "has a pattern that does not match its regex", "make the two agree");
            return;
        }
        String digits = rule.example().replaceAll("\\D", "");
        String counted = digits.substring(0, digits.length() - 1);
        if (!CheckDigit.valid(digits)) {
            sections.problem(
                    "matter_number",
                    "has a pattern with the wrong check digit",
                    "end it with %d".formatted(CheckDigit.of(counted)));
        }
        if (counted.length() != 2 + rule.digits()) {
            sections.problem(
                    "matter_number",
                    "says %d digits, but its pattern has %d".formatted(rule.digits(), counted.length() - 2),
                    "make the two agree");
        }
    }
}
