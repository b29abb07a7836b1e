package org.shanzhi.policy;

import java.time.Instant;
import java.util.Locale;

/**
 * A composed role (自编角色) as it was drafted once.
 *
 * @param copiedFrom the built-in role that it began as
 * @param basedOn the edition in force when it was drafted; 0 for none
 * @param ended whether it grants nothing from then on
 * @param draftedBy member of staff
 * @param publishedAt null until another person confirmed it
 */
public record RoleEdition(
        Role role,
        int edition,
        String copiedFrom,
        int basedOn,
        boolean ended,
        int draftedBy,
        Instant draftedAt,
        Instant publishedAt) {
    public String code() {
        return role.code();
    }

    public String label(Locale locale) {
        return role.label(locale);
    }
}
