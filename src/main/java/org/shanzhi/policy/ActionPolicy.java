package org.shanzhi.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something a person does to a matter.
 *
 * @param body what it asks for; {@code note} and {@code files} are always taken besides
 * @param notBy never the person who did one of these
 * @param once at most once in a matter's life
 * @param referral of referrals only
 * @param never what the action must never change
 */
public record ActionPolicy(
        String code,
        String zh,
        String en,
        Permission permission,
        Where where,
        List<BodyField> body,
        List<String> notBy,
        boolean once,
        boolean referral,
        Set<String> never)
        implements Labelled {
    /** Where an action is allowed. {@code states} is filled for {@link Place#STATES} only. */
    public record Where(Place place, Set<String> states) {}

    public enum Place {
        /** Where a transition names it. */
        BY_TRANSITION,
        /** In the states named, moving nothing. */
        STATES,
        /** Before CONCLUDED, moving nothing. */
        OPEN,
        ANY,
        /** Before there is a matter: registration. */
        NONE
    }

    public Optional<BodyField> field(String name) {
        return body.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
