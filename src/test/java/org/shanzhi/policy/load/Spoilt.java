package org.shanzhi.policy.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.shanzhi.policy.PolicyFile;
import org.shanzhi.policy.PolicyLoader;
import org.shanzhi.policy.PolicyProblems;

/**
 * One thing spoilt in the files as shipped, and what must be told of it.
 *
 * @param file where the problem stands
 * @param at the first place of this text in that file, as shipped, is on the line of the problem
 */
record Spoilt(String rule, String topic, String from, String to, String file, String at, String what, String mend) {
    static Spoilt rule(String rule) {
        return new Spoilt(rule, "", "", "", "", "", "", "");
    }

    /** The problem stands where the spoilt text begins, unless {@link #at} says otherwise. */
    Spoilt in(String topic, String from, String to) {
        return new Spoilt(rule, topic, from, to, topic, from, what, mend);
    }

    Spoilt at(String text) {
        return at(topic, text);
    }

    Spoilt at(String file, String text) {
        return new Spoilt(rule, topic, from, to, file, text, what, mend);
    }

    Spoilt tells(String what, String mend) {
        return new Spoilt(rule, topic, from, to, file, at, what, mend);
    }

    void mustBeTold() {
        List<PolicyFile> files = PolicyLoader.files().stream().map(this::spoil).toList();
        PolicyProblems told =
                catchThrowableOfType(PolicyProblems.class, () -> PolicyLoader.load(files, PolicyLoader.BUILT_MODULES));
        assertThat(told).as("problems with the files").isNotNull();
        assertThat(told.problems()).anySatisfy(problem -> {
            assertThat(problem.what()).contains(what);
            assertThat(problem.mend()).contains(mend);
            assertThat(problem.file()).isEqualTo(name(file));
            assertThat(problem.line()).isEqualTo(line());
        });
    }

    private PolicyFile spoil(PolicyFile file) {
        if (!file.name().equals(name(topic))) {
            return file;
        }
        assertThat(file.text()).as("what is to be spoilt").containsOnlyOnce(from);
        return new PolicyFile(file.name(), file.text().replace(from, to));
    }

    private int line() {
        String text = PolicyLoader.files().stream()
                .filter(candidate -> candidate.name().equals(name(file)))
                .findFirst()
                .orElseThrow()
                .text();
        assertThat(text).contains(at);
        return (int) text.substring(0, text.indexOf(at))
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;
    }

    private static String name(String topic) {
        return "policy/" + topic + ".yaml";
    }

    @Override
    public String toString() {
        return rule;
    }
}
