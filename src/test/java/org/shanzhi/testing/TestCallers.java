package org.shanzhi.testing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.PolicyLoader;

/** Callers with the rights that their roles have by policy. */
public final class TestCallers {
    public static final Policies POLICIES = PolicyLoader.builtIn();

    private TestCallers() {}

    public static Caller staff(int district, int staffId, int unitId, String... roles) {
        return new Caller(
                district,
                Caller.Kind.STAFF,
                staffId,
                "Test " + staffId,
                unitId,
                Set.of(roles),
                POLICIES.roles().grants(List.of(roles)),
                "web");
    }

    /** The program itself, as at the server's console. */
    public static Caller program(int district, String role) {
        return new Caller(
                district,
                Caller.Kind.SYSTEM,
                0,
                role,
                0,
                Set.of(role),
                POLICIES.roles().grants(List.of(role)),
                "");
    }

    public static Caller nobody(int district) {
        return new Caller(district, Caller.Kind.STAFF, 0, "Nobody", 0, Set.of(), Map.of(), "web");
    }
}
