package org.shanzhi.policy.roles;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.policy.Duty;
import org.shanzhi.policy.NewRole;
import org.shanzhi.policy.Role;
import org.shanzhi.policy.Role.Group;
import org.shanzhi.policy.RoleRefusal;
import org.shanzhi.policy.RoleScope;

/** What no composed role may be, whoever confirms it. */
public final class RoleRules {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{2,31}");
    private static final Set<Group> COPIED = EnumSet.of(Group.STAFF, Group.OUTSIDE, Group.ADMIN);
    private static final Set<RoleScope> OF_OUTSIDE =
            EnumSet.of(RoleScope.OWN, RoleScope.OWN_REFERRALS, RoleScope.FIGURES, RoleScope.NO_CONTENT);

    private static final List<Function<Role, Optional<Refusal>>> RULES = List.of(
            RoleRules::grantsSomething,
            RoleRules::keepsItsKind,
            RoleRules::threeAdministrationsApart,
            RoleRules::administrationReadsNoMatters,
            RoleRules::administrationHasNoScope,
            RoleRules::scopeWithoutContent,
            RoleRules::outsideStaysOutside);

    private RoleRules() {}

    public static List<FieldError> errors(NewRole wanted, Map<String, Role> builtIn) {
        var errors = new ArrayList<FieldError>();
        if (wanted.code() == null || !CODE.matcher(wanted.code()).matches()) {
            errors.add(FieldError.of("code", RoleRefusal.ROLE_CODE_MALFORMED));
        } else if (builtIn.containsKey(wanted.code())) {
            errors.add(FieldError.of("code", RoleRefusal.ROLE_CODE_TAKEN, wanted.code()));
        }
        if (blank(wanted.zh())) errors.add(FieldError.of("zh", RoleRefusal.ROLE_NAME_MISSING));
        if (blank(wanted.en())) errors.add(FieldError.of("en", RoleRefusal.ROLE_NAME_MISSING));
        Role origin = builtIn.get(wanted.copiedFrom());
        if (origin == null || !COPIED.contains(origin.group()))
            errors.add(FieldError.of("copiedFrom", RoleRefusal.ROLE_NOT_COPIED));
        return errors;
    }

    public static List<Refusal> against(Role role) {
        return RULES.stream().flatMap(rule -> rule.apply(role).stream()).toList();
    }

    static Optional<Refusal> grantsSomething(Role role) {
        return when(role.permissions().isEmpty(), RoleRefusal.ROLE_GRANTS_NOTHING);
    }

    /** Who administers holds no other post (GB/T 22239), and posts are told apart by the kind of their role: it stays. */
    static Optional<Refusal> keepsItsKind(Role role) {
        boolean administers = duties(role).stream().anyMatch(Duty::administers);
        return when(
                !role.permissions().isEmpty() && administers != (role.group() == Group.ADMIN),
                RoleRefusal.ROLE_KEEPS_ITS_KIND);
    }

    /** 系统管理员、安全管理员、审计管理员分设 (GB/T 22239-2019 8.1.4.2, 8.1.5). */
    static Optional<Refusal> threeAdministrationsApart(Role role) {
        long administrations = duties(role).stream().filter(Duty::administers).count();
        return when(administrations > 1, RoleRefusal.THREE_ADMINISTRATIONS_APART);
    }

    /** Least privilege (个人信息保护法 第五十一条): who rules the system or its rights has no business in its content. */
    static Optional<Refusal> administrationReadsNoMatters(Role role) {
        Set<Duty> duties = duties(role);
        boolean reads = duties.contains(Duty.MATTERS) || duties.contains(Duty.FIGURES);
        return when(duties.stream().anyMatch(Duty::administers) && reads, RoleRefusal.ADMINISTRATION_READS_NO_MATTERS);
    }

    static Optional<Refusal> administrationHasNoScope(Role role) {
        boolean administers = duties(role).stream().anyMatch(Duty::administers);
        return when(administers && role.scope() != RoleScope.NO_CONTENT, RoleRefusal.ADMINISTRATION_HAS_NO_SCOPE);
    }

    /** 仅统计数字 and 不见事项内容 say what they say: no right to a matter goes with them. */
    static Optional<Refusal> scopeWithoutContent(Role role) {
        Set<Duty> duties = duties(role);
        boolean content = duties.contains(Duty.MATTERS);
        boolean figures = duties.contains(Duty.FIGURES);
        return when(
                role.scope() == RoleScope.FIGURES && content
                        || role.scope() == RoleScope.NO_CONTENT && (content || figures),
                RoleRefusal.SCOPE_WITHOUT_CONTENT);
    }

    /** Another organ gets what it sent and what is given to it, no more (个人信息保护法 第二十三条、第三十四条). */
    static Optional<Refusal> outsideStaysOutside(Role role) {
        return when(
                role.group() == Group.OUTSIDE && !OF_OUTSIDE.contains(role.scope()), RoleRefusal.OUTSIDE_STAYS_OUTSIDE);
    }

    private static Set<Duty> duties(Role role) {
        return role.permissions().stream()
                .map(Duty::of)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Duty.class)));
    }

    private static Optional<Refusal> when(boolean wrong, RoleRefusal code) {
        return wrong ? Optional.of(Refusal.of(code)) : Optional.empty();
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
