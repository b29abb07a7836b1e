package org.shanzhi.policy.config;

import org.shanzhi.policy.PolicyProblems;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells what must be mended in the policy files in their own words, without a stack trace. */
class PolicyProblemsAnalyzer extends AbstractFailureAnalyzer<PolicyProblems> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PolicyProblems cause) {
        return new FailureAnalysis(
                "The policies do not hold together:\n\n" + cause.getMessage(),
                "Mend each line as it says, then start again. Nothing was changed.",
                cause);
    }
}
