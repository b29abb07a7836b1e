package org.shanzhi.policy;

/** Who set a rule. */
public enum Authority {
    STATUTE,
    PARTY_REG,
    MINISTRY,
    LOCAL_TARGET,
    /** Another city's rule: present, never on by itself. */
    EXAMPLE,
    /** Our proposal, until the district decides. */
    DEFAULT;

    /** Rules that rest on a published text and must name it. */
    public boolean isLaw() {
        return this == STATUTE || this == PARTY_REG || this == MINISTRY;
    }
}
