package org.shanzhi.policy;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which matters a clock is for.
 *
 * @param wanted for each attribute named, the values of which one must be there
 * @param exceptTypes types that are left out of a TYPE condition
 */
public record Conditions(Map<Attribute, Set<String>> wanted, Set<String> exceptTypes) {
    public static final Conditions NONE = new Conditions(Map.of(), Set.of());

    /** What of a matter or referral a condition may look at. Never anything of a person. */
    public enum Attribute {
        MODE,
        PROCEDURE,
        RISK,
        COMPLEXITY,
        MEDIATION_KIND,
        WHISTLE,
        FLAG,
        CHANNEL,
        OUTCOME,
        /** The type and its class, see {@link Taxonomy#withClass}. */
        TYPE,
        /** {@code true} or {@code false}. */
        URGENT
    }

    public boolean isEmpty() {
        return wanted.isEmpty() && exceptTypes.isEmpty();
    }

    /** {@code when}: every attribute named must match. True when none is named. */
    public boolean allMatch(Function<Attribute, Set<String>> matter) {
        return (exceptTypes.isEmpty() || Collections.disjoint(exceptTypes, matter.apply(Attribute.TYPE)))
                && wanted.entrySet().stream().allMatch(wish -> matches(wish, matter));
    }

    /** {@code unless}: one attribute that matches is enough. False when none is named. */
    public boolean anyMatches(Function<Attribute, Set<String>> matter) {
        return wanted.entrySet().stream().anyMatch(wish -> matches(wish, matter));
    }

    private static boolean matches(Map.Entry<Attribute, Set<String>> wish, Function<Attribute, Set<String>> matter) {
        return matter.apply(wish.getKey()).stream().anyMatch(wish.getValue()::contains);
    }
}
