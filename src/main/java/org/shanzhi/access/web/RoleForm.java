package org.shanzhi.access.web;

import java.util.List;
import java.util.Set;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Role;

/** A role as typed, and what is wrong with it. @param known whether it is another edition of a composed role */
public record RoleForm(
        boolean known,
        String code,
        String zh,
        String en,
        String copiedFrom,
        String scope,
        Set<Permission> permissions,
        String reason,
        List<FieldError> errors,
        List<Refusal> reasons) {
    static RoleForm of(boolean known, String code, Role role, String copiedFrom) {
        return new RoleForm(
                known,
                code,
                known ? role.zh() : "",
                known ? role.en() : "",
                copiedFrom,
                role.scope().name(),
                role.permissions(),
                "",
                List.of(),
                List.of());
    }

    RoleForm with(Invalid invalid) {
        return new RoleForm(known, code, zh, en, copiedFrom, scope, permissions, reason, invalid.errors(), List.of());
    }

    RoleForm with(Refused refused) {
        return new RoleForm(known, code, zh, en, copiedFrom, scope, permissions, reason, List.of(), refused.reasons());
    }
}
