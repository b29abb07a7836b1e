package org.shanzhi.routing.whistle;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Post;
import org.shanzhi.org.Staff;
import org.shanzhi.org.Tier;
import org.shanzhi.org.Unit;
import org.shanzhi.org.UnitKind;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.DistrictRoles;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Role;
import org.shanzhi.policy.RoleScope;
import org.springframework.stereotype.Component;

/** Whose a call is: who works in a unit, who answers for it, who decides for the centre. */
@Component
public class People {
    private static final String HEAD = "UNIT_HEAD";

    private final Organisation organisation;
    private final DistrictRoles roles;

    People(Organisation organisation, DistrictRoles roles) {
        this.organisation = organisation;
        this.roles = roles;
    }

    public Stander stander(Caller by, Whistle whistle, Call call) {
        boolean may = by.may(Permission.WHISTLE);
        boolean called = may && by.unitId() == call.unit();
        return new Stander(
                by.staffId(),
                called,
                called && answers(by),
                may && by.unitId() == whistle.unit(),
                commands(by) && !called,
                commanders(by.district()).equals(Set.of(by.staffId())));
    }

    /** Whether the caller answers for the own unit: its head, or anybody there while it has none. */
    public boolean answers(Caller by) {
        boolean may = by.may(Permission.WHISTLE);
        return may && (heads(by) || heads(by.district(), by.unitId()).isEmpty());
    }

    /** Whether the caller decides for the centre (指挥长). */
    public boolean commands(Caller by) {
        return by.scopeFor(Permission.WHISTLE) == RoleScope.CENTRE;
    }

    /** 攻坚克难哨: the head of a street or of the centre, or whoever commands. */
    public boolean blowsHard(Caller by) {
        if (commands(by)) return true;
        Unit unit = organisation.unit(by.district(), by.unitId());
        boolean front = unit.tier() == Tier.SUBDISTRICT || unit.tier() == Tier.DISTRICT;
        return unit.kind() == UnitKind.TIER && front && heads(by);
    }

    /** Who may take a call of the unit up. */
    public Set<Integer> of(int district, int unit) {
        var known = roles.of(district).roles();
        return holding(district, unit, post -> {
            Role role = known.get(post.role());
            return role != null && role.permissions().contains(Permission.WHISTLE);
        });
    }

    public Set<Integer> heads(int district, int unit) {
        return holding(
                district, unit, post -> roles.origin(district, post.role()).equals(HEAD));
    }

    public Set<Integer> commanders(int district) {
        return organisation.serving(district).stream()
                .filter(person -> roles.held(district, person)
                        .anyMatch(role -> role.scope() == RoleScope.CENTRE
                                && role.permissions().contains(Permission.WHISTLE)))
                .map(person -> person.staffId())
                .collect(Collectors.toSet());
    }

    private boolean heads(Caller by) {
        return by.roles().stream()
                .anyMatch(role -> roles.origin(by.district(), role).equals(HEAD));
    }

    private Set<Integer> holding(int district, int unit, Predicate<Post> which) {
        Stream<Staff> staff = organisation.staffOf(district, unit).stream();
        return staff.map(Staff::id)
                .filter(one -> organisation.posts(district, one).stream()
                        .anyMatch(post -> post.unitId() == unit && which.test(post)))
                .collect(Collectors.toSet());
    }
}
