package org.shanzhi.policy;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** The policy files cannot be used as they stand. The message lists every problem, one a line, each with its mend. */
public final class PolicyProblems extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<PolicyProblem> problems;

    public PolicyProblems(List<PolicyProblem> problems) {
        super(problems.stream().map(PolicyProblem::toString).collect(joining("\n")), null, false, false);
        this.problems = List.copyOf(problems);
    }

    public List<PolicyProblem> problems() {
        return problems;
    }
}
