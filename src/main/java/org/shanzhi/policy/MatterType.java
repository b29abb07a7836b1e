package org.shanzhi.policy;

import java.util.List;
import java.util.Optional;

/**
 * What a matter is about: a class ({@code 08}) or a type within it ({@code 0801}).
 *
 * @param parent the class of a type; empty for a class
 * @param routeHints routes offered first; they bar nobody from another
 * @param mediable false where the law leaves nothing to mediate
 * @param deliberation a residents' meeting often settles it
 * @param special a branch of handling of its own, such as {@code DV_BRANCH}
 * @param alternative the type of another taxonomy, or another class, that the same thing may be
 * @param moj class of the people's-mediation statistics; of dispute classes only
 */
public record MatterType(
        String code,
        String zh,
        String en,
        MatterKind kind,
        Optional<String> parent,
        List<String> routeHints,
        boolean mediable,
        boolean deliberation,
        Optional<String> special,
        Optional<String> alternative,
        Optional<String> moj)
        implements Labelled {
    public boolean isClass() {
        return parent.isEmpty();
    }
}
