package org.shanzhi.access.approval;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.shanzhi.access.Approval;
import org.shanzhi.access.ApprovalKind;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.policy.Appointments;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.DistrictRoles;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.Role;
import org.shanzhi.policy.RoleEdition;
import org.springframework.stereotype.Component;

/** 编制角色: one security administrator drafts a role or its end, another confirms it. */
@Component
public class RoleApproval implements ApprovalKind {
    public static final String CODE = "COMPOSE_ROLE";
    public static final String ROLE = "role";
    public static final String EDITION = "edition";

    private final DistrictRoles roles;
    private final Policies policies;
    private final Appointments appointments;

    RoleApproval(DistrictRoles roles, Policies policies, Appointments appointments) {
        this.roles = roles;
        this.policies = policies;
        this.appointments = appointments;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Permission toAsk() {
        return Permission.MANAGE_ROLES;
    }

    @Override
    public Permission toDecide() {
        return Permission.MANAGE_ROLES;
    }

    /** The edition in force: when another came meanwhile, the draft is of something that is no more. */
    @Override
    public String subject(int district, Map<String, String> references) {
        return String.valueOf(roles.inForce(district, references.get(ROLE)));
    }

    @Override
    public List<Refusal> against(Caller asker, Map<String, String> references) {
        return List.of();
    }

    @Override
    public void perform(Caller decider, Caller asker, Approval granted) {
        RoleEdition draft = draft(granted);
        roles.publish(decider, draft.code(), draft.edition());
    }

    @Override
    public List<Told> told(Approval asked, Locale locale) {
        RoleEdition draft = draft(asked);
        Role role = draft.role();
        var told = new ArrayList<Told>();
        told.add(new Told(draft.ended() ? "role.to_end" : "role.name", role.zh() + " / " + role.en()));
        told.add(new Told("role.code", role.code()));
        if (!draft.ended()) {
            Role before = before(asked.district(), draft);
            told.add(new Told("role.copied", policies.label("roles", draft.copiedFrom(), locale)));
            told.add(new Told(
                    "role.scope", policies.label("role_scopes", role.scope().name(), locale)));
            told.add(new Told("role.more", words(less(role.permissions(), before.permissions()), locale)));
            told.add(new Told("role.less", words(less(before.permissions(), role.permissions()), locale)));
        }
        told.add(new Told(
                "role.holders",
                String.valueOf(
                        appointments.holding(asked.district(), role.code()).size())));
        return told;
    }

    /** What it is compared with: the edition it replaces, or the role that it was copied from. */
    private Role before(int district, RoleEdition draft) {
        return draft.basedOn() == 0
                ? policies.roles().roles().get(draft.copiedFrom())
                : roles.edition(district, draft.code(), draft.basedOn()).role();
    }

    private static Set<Permission> less(Set<Permission> one, Set<Permission> other) {
        Set<Permission> left = EnumSet.noneOf(Permission.class);
        left.addAll(one);
        left.removeAll(other);
        return left;
    }

    private String words(Collection<Permission> permissions, Locale locale) {
        return permissions.isEmpty()
                ? "–"
                : permissions.stream()
                        .map(permission -> policies.label(permission, locale))
                        .collect(Collectors.joining(" · "));
    }

    private RoleEdition draft(Approval asked) {
        return roles.edition(
                asked.district(),
                asked.references().get(ROLE),
                Integer.parseInt(asked.references().get(EDITION)));
    }
}
