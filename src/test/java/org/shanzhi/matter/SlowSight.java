package org.shanzhi.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.shanzhi.org.Post;
import org.shanzhi.org.Tier;
import org.shanzhi.org.Unit;
import org.shanzhi.org.UnitKind;

/** Who sees what, read slowly from the rules: units, people, matters and grants as a test knows them, and no index. */
class SlowSight {
    static final LocalDate FOUNDED = LocalDate.of(2020, 1, 1);
    private static final AtomicInteger DISTRICTS = new AtomicInteger(7000);

    final SplittableRandom random;
    final int district = DISTRICTS.incrementAndGet();
    final Map<Integer, Integer> parent = new TreeMap<>();
    final Map<Integer, Unit> units = new TreeMap<>();
    final List<Post> posts = new ArrayList<>();
    final List<Known> all = new ArrayList<>();
    final List<Away> away = new ArrayList<>();

    SlowSight(long seed) {
        random = new SplittableRandom(seed);
        build();
    }

    private void build() {
        unit(1, UnitKind.TIER, Tier.DISTRICT, null);
        for (int s = 0; s < 3; s++) {
            unit(10 + s, UnitKind.TIER, Tier.SUBDISTRICT, 1);
            for (int k = 0; k < 2; k++) {
                int community = 100 + 10 * s + k;
                unit(community, UnitKind.TIER, Tier.COMMUNITY, 10 + s);
                for (int g = 0; g < 2; g++) unit(1000 + 100 * s + 10 * k + g, UnitKind.TIER, Tier.GRID, community);
            }
        }
        unit(20, UnitKind.DEPARTMENT, Tier.DISTRICT, 1);
        unit(21, UnitKind.DEPARTMENT, Tier.SUBDISTRICT, 10);
        for (String role : List.of("CLERK", "TRIAGE", "CALLBACK", "SUPERVISOR", "SYSTEM_ADMIN", "LAWYER", "COURT"))
            serves(person(), 1, role);
        for (Unit unit : units.values()) {
            boolean grid = unit.tier() == Tier.GRID && unit.kind() == UnitKind.TIER;
            if (unit.id() == 1) continue;
            serves(person(), unit.id(), grid ? "GRID_WORKER" : "HANDLER");
            if (grid) continue;
            serves(person(), unit.id(), "UNIT_HEAD");
            serves(person(), unit.id(), "MEDIATOR");
            serves(person(), unit.id(), "MEDIATOR");
        }
        // two roles of different scope in one person, in one unit and in two
        int both = person();
        serves(both, 10, "HANDLER");
        serves(both, 20, "MEDIATOR");
        int wide = person();
        serves(wide, 11, "HANDLER");
        serves(wide, 1, "CALLBACK");
        int lawyer = person();
        serves(lawyer, 12, "LAWYER");
        serves(lawyer, 12, "HANDLER");
    }

    record Worker(int staff, int unit, Set<String> roles) {}

    record Away(int staff, int deputy, int unit, int id) {}

    /** What the test itself knows of a matter. */
    static final class Known {
        MatterNumber number;
        int home;
        int holder;
        Set<Integer> assist = Set.of();
        Integer assignee;
        boolean violence;
        final Map<Integer, Instant> granted = new HashMap<>();
        UUID file;

        @Override
        public String toString() {
            return number + " of " + home + " at " + holder + " with " + assist + " by " + assignee + " violence "
                    + violence + " granted " + granted;
        }
    }

    final void unit(int id, UnitKind kind, Tier tier, Integer above) {
        parent.put(id, above);
        units.put(id, new Unit(id, "U" + id, "单位" + id, kind, tier, above, null, null, FOUNDED, null));
    }

    final int person() {
        return 1 + posts.stream().mapToInt(Post::staffId).max().orElse(0);
    }

    final void serves(int staff, int unit, String role) {
        posts.add(new Post(posts.size() + 1, staff, unit, role, FOUNDED, null));
    }

    final boolean sees(Worker w, Known m, Instant now) {
        String scope = scope(w);
        if (scope.isEmpty()) return false;
        Instant until = m.granted.get(w.staff());
        return inScope(w, m) || until != null && now.isBefore(until);
    }

    final boolean inScope(Worker w, Known m) {
        boolean atHand = m.holder == w.unit() || m.assist.contains(w.unit());
        return switch (scope(w)) {
            case "CENTRE" -> true;
            case "UNIT" -> atHand || isTier(w.unit()) && !m.violence && liesIn(m.home, w.unit());
            case "OWN" ->
                m.assignee != null && (m.assignee == w.staff() || m.holder == w.unit() && standsIn(w, m.assignee));
            default -> false;
        };
    }

    final boolean standsIn(Worker w, int other) {
        return away.stream().anyMatch(a -> a.staff() == other && a.deputy() == w.staff() && a.unit() == w.unit());
    }

    final boolean isTier(int unit) {
        return units.get(unit).kind() == UnitKind.TIER;
    }

    final boolean liesIn(int home, int area) {
        for (Integer at = home; at != null; at = parent.get(at)) if (at == area) return true;
        return false;
    }

    /** The widest scope among the roles that count in the unit in which somebody acts. */
    final String scope(Worker w) {
        boolean centre = false;
        boolean unit = false;
        boolean own = false;
        for (Post post : posts) {
            if (post.staffId() != w.staff()) continue;
            switch (post.role()) {
                case "CLERK", "TRIAGE", "CALLBACK", "SUPERVISOR" -> centre = true;
                case "HANDLER", "UNIT_HEAD", "GRID_WORKER" -> unit |= post.unitId() == w.unit();
                case "MEDIATOR", "LAWYER" -> own = true;
                default -> {}
            }
        }
        return centre ? "CENTRE" : unit ? "UNIT" : own ? "OWN" : "";
    }

    final Set<String> numbers(Worker w, Instant now) {
        var seen = new TreeSet<String>();
        for (Known m : all) if (sees(w, m, now)) seen.add(m.number.toString());
        return seen;
    }

    final List<Worker> workers() {
        var found = new ArrayList<Worker>();
        for (Post post : posts) {
            var roles = new HashSet<String>();
            for (Post other : posts)
                if (other.staffId() == post.staffId() && other.unitId() == post.unitId()) roles.add(other.role());
            var worker = new Worker(post.staffId(), post.unitId(), roles);
            if (!found.contains(worker)) found.add(worker);
        }
        return found;
    }

    final Worker worker(int staff, int unit) {
        return workers().stream()
                .filter(w -> w.staff() == staff && w.unit() == unit)
                .findFirst()
                .orElseThrow();
    }

    final Worker anyone(Which which) {
        var some = workers().stream().filter(which::fits).toList();
        return some.isEmpty() ? null : some.get(random.nextInt(some.size()));
    }

    final int anyUnit() {
        return List.copyOf(units.keySet()).get(random.nextInt(units.size()));
    }

    interface Which {
        boolean fits(Worker w);
    }
}
