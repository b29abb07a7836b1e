package org.shanzhi.demo.town;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Post;
import org.shanzhi.org.Staff;
import org.shanzhi.org.Unit;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Policies;

/** Everybody who can act in the demo district's past, by unit and role. */
final class Cast {
    private record Seat(int unit, String role) {}

    private final int district;
    private final Policies policies;
    private final Organisation organisation;
    private final Map<Seat, List<Caller>> seats = new HashMap<>();
    private final Unit centre;

    Cast(int district, Policies policies, Organisation organisation) {
        this.district = district;
        this.policies = policies;
        this.organisation = organisation;
        for (Staff one : organisation.everybody(district)) {
            for (Post post : organisation.posts(district, one.id())) {
                seats.computeIfAbsent(new Seat(post.unitId(), post.role()), _ -> new ArrayList<>())
                        .add(caller(one, post));
            }
        }
        centre = unit(DemoOrganisation.CENTRE);
    }

    private Caller caller(Staff one, Post post) {
        boolean resident = post.role().equals("RESIDENT");
        return new Caller(
                district,
                resident ? Caller.Kind.RESIDENT : Caller.Kind.STAFF,
                one.id(),
                one.name(),
                post.unitId(),
                Set.of(post.role()),
                policies.roles().grants(List.of(post.role())),
                "demo");
    }

    Caller night() {
        return Caller.system(district, policies.roles());
    }

    /** Somebody of the centre. */
    Caller of(String role, RandomGenerator random) {
        return of(role, centre.id(), random);
    }

    Caller of(String role, int unit, RandomGenerator random) {
        List<Caller> able = seats.get(new Seat(unit, role));
        return able.get(random.nextInt(able.size()));
    }

    /** Who works on what comes to a unit. */
    Caller handler(int unit, RandomGenerator random) {
        return of(seats.containsKey(new Seat(unit, "HANDLER")) ? "HANDLER" : "GRID_WORKER", unit, random);
    }

    Unit unit(String code) {
        return organisation.byCode(district, code).orElseThrow();
    }

    Unit unit(int id) {
        return organisation.unit(district, id);
    }
}
