package org.shanzhi.policy;

import java.util.Collection;
import java.util.Collections;

/** How far a role reaches (角色范围), widest first. What each reads and acts on is the business of the lists and of {@code matter}. */
public enum RoleScope {
    CENTRE,
    UNIT,
    OWN,
    OWN_REFERRALS,
    OWN_MATTER,
    FIGURES,
    NO_CONTENT;

    /** The widest of several; {@link #NO_CONTENT} of none. */
    public static RoleScope widest(Collection<RoleScope> scopes) {
        return scopes.isEmpty() ? NO_CONTENT : Collections.min(scopes);
    }
}
