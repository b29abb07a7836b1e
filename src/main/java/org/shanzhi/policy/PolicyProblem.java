package org.shanzhi.policy;

/** What is wrong in a policy file, where, and how to mend it. Lines count from 1. */
public record PolicyProblem(String file, int line, String what, String mend) {
    @Override
    public String toString() {
        return "%s:%d: %s. Mend: %s.".formatted(file, line, what, mend);
    }
}
