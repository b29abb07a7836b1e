package org.shanzhi.reach;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.shanzhi.access.Accounts;
import org.shanzhi.access.Callers;
import org.shanzhi.access.NewAccount;
import org.shanzhi.access.Tokens;
import org.shanzhi.geo.Shapes;
import org.shanzhi.grid.GridImport;
import org.shanzhi.grid.NewGrid;
import org.shanzhi.org.District;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.org.OrganisationImport.NewDistrict;
import org.shanzhi.org.Post;
import org.shanzhi.org.Staff;
import org.shanzhi.org.Tier;
import org.shanzhi.org.Unit;
import org.shanzhi.org.UnitKind;
import org.shanzhi.testing.Api;
import org.springframework.context.ApplicationContext;

/** Two districts with two streets and two departments each, and many people, some of them with posts in two units. */
final class Wards {
    static final List<Integer> STREETS = List.of(10, 20);
    static final List<Integer> DEPARTMENTS = List.of(30, 40);
    private static final int CENTRE = 1;
    private static final LocalDate FOUNDED = LocalDate.of(2020, 1, 1);
    private static final int FIRST = 9_001;
    private static final String PASSWORD = "Baita-Shan-1909";

    /** Who serves where; the second post, where there is one, is of another unit and widens nothing in the first. */
    private enum Kind {
        CLERK(true),
        TRIAGE(true),
        SUPERVISOR(true),
        HANDLER(false),
        UNIT_HEAD(false),
        GRID_WORKER(false),
        MEDIATOR(false),
        OF_DEPARTMENT(false),
        OF_BOTH(false);

        final boolean centre;

        Kind(boolean centre) {
            this.centre = centre;
        }

        String role() {
            return this == OF_DEPARTMENT || this == OF_BOTH ? "HANDLER" : name();
        }
    }

    private final List<Someone> people = new ArrayList<>();

    Wards(ApplicationContext context, int count, SplittableRandom random) {
        for (int ward = 0; ward < 2; ward++) found(context, FIRST + ward, count / 2, random);
    }

    List<Someone> people() {
        return people;
    }

    static double longitude(int street) {
        return street == STREETS.getFirst() ? 103.75 : 103.85;
    }

    private void found(ApplicationContext context, int district, int count, SplittableRandom random) {
        var staff = new ArrayList<Staff>();
        var posts = new ArrayList<Post>();
        var kinds = new ArrayList<Kind>();
        for (int i = 0; i < count; i++) {
            Kind kind = Kind.values()[i % Kind.values().length];
            int street = STREETS.get(random.nextInt(2));
            int department = DEPARTMENTS.get(random.nextInt(2));
            int id = i + 1;
            int unit = kind.centre
                    ? CENTRE
                    : kind == Kind.OF_DEPARTMENT ? department : kind == Kind.GRID_WORKER ? street * 100 : street;
            staff.add(new Staff(id, username(district, id), "员工", null, FOUNDED, null));
            posts.add(new Post(posts.size() + 1, id, unit, kind.role(), FOUNDED, null));
            if (kind == Kind.OF_BOTH) posts.add(new Post(posts.size() + 1, id, department, "UNIT_HEAD", FOUNDED, null));
            kinds.add(kind);
        }
        context.getBean(OrganisationImport.class)
                .enter(new NewDistrict(
                        new District(district, "620102", "W" + (char) ('A' + district - FIRST), "测试区", false),
                        null,
                        units(),
                        staff,
                        posts));
        context.getBean(GridImport.class)
                .enter(district, STREETS.stream().map(Wards::grid).toList());
        var program = context.getBean(Callers.class).program(district, "SYSTEM_ADMIN");
        context.getBean(Accounts.class)
                .create(
                        program,
                        staff.stream()
                                .map(s -> new NewAccount(s.id(), s.username(), PASSWORD))
                                .toList());
        int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        for (int i = 0; i < count; i++) {
            String secret = context.getBean(Tokens.class)
                    .issue(program, staff.get(i).username(), "wards", 1)
                    .secret();
            int unit = context.getBean(Callers.class)
                    .onBehalf(district, i + 1, 0)
                    .orElseThrow()
                    .unitId();
            people.add(new Someone(
                    district, staff.get(i).username(), kinds.get(i).role(), unit, new Api(port, secret), secret));
        }
    }

    private static String username(int district, int id) {
        return String.format(Locale.ROOT, "w%dx%d", district, id);
    }

    private static NewGrid grid(int street) {
        double west = longitude(street) - 0.04;
        var square =
                Shapes.FACTORY.toGeometry(new Envelope(new Coordinate(west, 36.0), new Coordinate(west + 0.08, 36.1)));
        return new NewGrid(street * 100, false, square, FOUNDED, null);
    }

    private static List<Unit> units() {
        var units = new ArrayList<Unit>();
        units.add(unit(CENTRE, UnitKind.TIER, Tier.DISTRICT, null));
        for (int street : STREETS) {
            units.add(unit(street, UnitKind.TIER, Tier.SUBDISTRICT, CENTRE));
            units.add(unit(street * 10, UnitKind.TIER, Tier.COMMUNITY, street));
            units.add(unit(street * 100, UnitKind.TIER, Tier.GRID, street * 10));
        }
        for (int department : DEPARTMENTS) units.add(unit(department, UnitKind.DEPARTMENT, Tier.DISTRICT, CENTRE));
        return units;
    }

    private static Unit unit(int id, UnitKind kind, Tier tier, Integer parent) {
        return new Unit(id, "U" + id, "单位" + id, kind, tier, parent, null, "0931-8450000", FOUNDED, null);
    }
}
