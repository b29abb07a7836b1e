package org.shanzhi.policy.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.shanzhi.policy.PolicyProblem;
import org.shanzhi.policy.PolicyProblems;

/** Gathers what is wrong, so that one start tells everything. */
final class Problems {
    private final List<PolicyProblem> found = new ArrayList<>();

    void add(Place place, String what, String mend) {
        found.add(new PolicyProblem(place.file(), place.line(), what, mend));
    }

    void stopIfAny() {
        if (!found.isEmpty()) {
            throw new PolicyProblems(found.stream()
                    .sorted(Comparator.comparing(PolicyProblem::file).thenComparing(PolicyProblem::line))
                    .distinct()
                    .toList());
        }
    }
}
