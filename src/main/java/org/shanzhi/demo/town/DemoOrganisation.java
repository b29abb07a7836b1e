package org.shanzhi.demo.town;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.shanzhi.demo.DemoGeometry;
import org.shanzhi.demo.DemoGrid;
import org.shanzhi.geo.Wkb;
import org.shanzhi.grid.NewGrid;
import org.shanzhi.org.District;
import org.shanzhi.org.OrganisationImport.NewDistrict;
import org.shanzhi.org.Post;
import org.shanzhi.org.Staff;
import org.shanzhi.org.Tier;
import org.shanzhi.org.Unit;
import org.shanzhi.org.UnitKind;

/**
 * The units of the demo district and who serves in them: the listed accounts first, then somebody in every office that
 * takes matters and a worker in every grid, who cannot sign in.
 */
final class DemoOrganisation {
    static final int DISTRICT = 1;
    static final String CENTRE = "620102";
    private static final LocalDate FOUNDED = LocalDate.of(2020, 1, 1);

    private final SplittableRandom random;
    private final Persons persons = new Persons();
    private final Map<String, Unit> units = new HashMap<>();
    private final List<Unit> inOrder = new ArrayList<>();
    private final List<Staff> staff = new ArrayList<>();
    private final List<Post> posts = new ArrayList<>();
    private final List<NewGrid> grids = new ArrayList<>();
    private final byte[] outline;

    DemoOrganisation(DemoGeometry land, long seed) {
        random = new SplittableRandom(seed);
        outline = Wkb.write(land.outline());
        for (String[] office : DemoFile.rows("offices.csv", ",")) {
            String centre = office[2].isEmpty() ? null : office[2];
            boolean isCentre = office[0].equals(CENTRE);
            unit(office[0], office[3], UnitKind.valueOf(office[1]), Tier.DISTRICT, isCentre ? null : CENTRE, centre);
        }
        land.streets().forEach(it -> unit(it.code(), it.name(), UnitKind.TIER, Tier.SUBDISTRICT, CENTRE, null));
        land.communities()
                .forEach(it -> unit(it.code(), it.name(), UnitKind.TIER, Tier.COMMUNITY, it.streetCode(), null));
        for (DemoGrid grid : land.grids()) {
            Unit unit = unit(grid.code(), grid.name(), UnitKind.TIER, Tier.GRID, grid.communityCode(), null);
            grids.add(new NewGrid(unit.id(), grid.special(), grid.polygon(), FOUNDED, null));
        }
        DemoAccount.all().forEach(account -> serve(account.username(), units.get(account.unit()), account.role()));
        everywhere();
    }

    NewDistrict district(String name) {
        return new NewDistrict(
                new District(DISTRICT, CENTRE, "CG", name, true), outline, inOrder, List.copyOf(staff), posts);
    }

    List<NewGrid> grids() {
        return grids;
    }

    private Unit unit(String code, String name, UnitKind kind, Tier tier, String parent, String functionCentre) {
        Integer above = parent == null ? null : units.get(parent).id();
        var unit = new Unit(
                inOrder.size() + 1, code, name, kind, tier, above, functionCentre, officePhone(), FOUNDED, null);
        units.put(code, unit);
        inOrder.add(unit);
        return unit;
    }

    /** No local number begins with 0. */
    private String officePhone() {
        return "0931-0%06d".formatted(random.nextInt(1_000_000));
    }

    private void everywhere() {
        Set<Integer> handling = new HashSet<>();
        Set<Integer> headed = new HashSet<>();
        for (Post post : posts) {
            if (post.role().equals("HANDLER")) handling.add(post.unitId());
            if (post.role().equals("UNIT_HEAD")) headed.add(post.unitId());
        }
        for (Unit unit : inOrder) {
            if (unit.kind() == UnitKind.OUTSIDE) continue;
            if (unit.tier() == Tier.GRID) {
                silent(unit, "GRID_WORKER");
                continue;
            }
            if (!handling.contains(unit.id())) silent(unit, "HANDLER");
            if (unit.tier() != Tier.COMMUNITY && !headed.contains(unit.id())) silent(unit, "UNIT_HEAD");
        }
    }

    private void silent(Unit unit, String role) {
        serve("staff%04d".formatted(staff.size() + 1), unit, role);
    }

    private void serve(String username, Unit unit, String role) {
        int id = staff.size() + 1;
        staff.add(new Staff(id, username, persons.name(random), Persons.phone(random), FOUNDED, null));
        posts.add(new Post(posts.size() + 1, id, unit.id(), role, FOUNDED, null));
    }
}
