package org.shanzhi.matter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
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
import org.shanzhi.policy.Caller;
import org.shanzhi.testing.TestCallers;

/** A small district of its own on the shared database: units and people numbered as in {@link Story}. */
public final class Town {
    private static final AtomicInteger NEXT = new AtomicInteger(100);
    public static final int SECOND = 21;
    public static final int THIRD = 22;
    private static final LocalDate FOUNDED = LocalDate.of(2020, 1, 1);

    /** A point in the town's one grid, and one outside. */
    public static final Place INSIDE = new Place(103.80, 36.05, "静宁路街道某小区3号楼");

    public static final Place OUTSIDE = new Place(116.40, 39.90, "北京市");

    public final int district;
    public final Caller clerk;
    public final Caller triage;
    public final Caller callback;
    public final Caller supervisor;
    public final Caller handler;
    public final Caller head;
    public final Caller departmentHandler;
    public final Caller gridWorker;
    public final Caller admin;
    public final Caller resident;
    /** One handler in each of three departments, the first of them that of every town. */
    public final List<Caller> departments;

    /** Of the last of the departments. */
    public final Caller departmentHead;

    public final Caller commander;
    public final Caller secretary;
    /** In a large town, so that what takes two system administrators can be done. */
    public final Caller secondAdmin;

    private final boolean large;

    private Town(int district, boolean large) {
        this.district = district;
        this.large = large;
        clerk = person("CLERK", Story.CENTRE, 1);
        triage = person("TRIAGE", Story.CENTRE, 2);
        callback = person("CALLBACK", Story.CENTRE, 3);
        supervisor = person("SUPERVISOR", Story.CENTRE, 4);
        admin = person("SYSTEM_ADMIN", Story.CENTRE, 5);
        resident = person("RESIDENT", Story.CENTRE, 6);
        handler = person("HANDLER", Story.STREET, 1);
        head = person("UNIT_HEAD", Story.STREET, 2);
        departmentHandler = person("HANDLER", Story.DEPARTMENT, 1);
        gridWorker = person("GRID_WORKER", Story.GRID, 1);
        departments = List.of(departmentHandler, person("HANDLER", SECOND, 1), person("HANDLER", THIRD, 1));
        departmentHead = person("UNIT_HEAD", THIRD, 2);
        commander = person("COMMANDER", Story.CENTRE, 7);
        secretary = person("COMMANDER", Story.CENTRE, 8);
        secondAdmin = person("SYSTEM_ADMIN", Story.CENTRE, 9);
    }

    public static Town found(OrganisationImport organisation, GridImport grids) {
        return found(organisation, grids, "CG");
    }

    /** With a prefix of its own for its numbers, for whoever looks a matter up by number alone. */
    public static Town found(OrganisationImport organisation, GridImport grids, String prefix) {
        return found(organisation, grids, prefix, false);
    }

    /** With three departments, and with commanders. */
    public static Town large(OrganisationImport organisation, GridImport grids) {
        return enter(new Town(NEXT.incrementAndGet(), true), organisation, grids, "CG", false);
    }

    /** @param demo whether it is a demo district, where nobody needs a second factor */
    public static Town found(OrganisationImport organisation, GridImport grids, String prefix, boolean demo) {
        return enter(new Town(NEXT.incrementAndGet(), false), organisation, grids, prefix, demo);
    }

    private static Town enter(
            Town town, OrganisationImport organisation, GridImport grids, String prefix, boolean demo) {
        organisation.enter(new NewDistrict(
                new District(town.district, "620102", prefix, "测试区", demo),
                null,
                town.units(),
                town.staff(),
                town.posts()));
        var square = Shapes.FACTORY.toGeometry(new Envelope(new Coordinate(103.7, 36.0), new Coordinate(103.9, 36.1)));
        grids.enter(town.district, List.of(new NewGrid(Story.GRID, false, square, FOUNDED, null)));
        return town;
    }

    public Registration request(String title, String body) {
        return new Registration(
                Kind.DISPUTE,
                Channel.WINDOW,
                new FreeText(title),
                new FreeText(body),
                null,
                INSIDE,
                null,
                null,
                List.of(
                        new NewParty(
                                PartyRole.APPLICANT,
                                PartyKind.PERSON,
                                Willing.YES,
                                new Person("欧阳明", "13912345678", "620102198001011234", "静宁路街道3号楼", 1980)),
                        new NewParty(
                                PartyRole.RESPONDENT,
                                PartyKind.PERSON,
                                Willing.UNDECIDED,
                                new Person("李四", "13887654321", null, null, null))),
                false,
                null,
                List.of());
    }

    public static Act act() {
        return Act.plain(UUID.randomUUID());
    }

    private Caller person(String role, int unit, int no) {
        return TestCallers.staff(district, unit * 100 + no, unit, role);
    }

    private List<Caller> everybody() {
        var all = new ArrayList<>(List.of(
                clerk, triage, callback, supervisor, admin, handler, head, departmentHandler, gridWorker, resident));
        if (large) {
            all.addAll(departments.subList(1, departments.size()));
            all.addAll(List.of(departmentHead, commander, secretary, secondAdmin));
        }
        return all;
    }

    private List<Staff> staff() {
        return everybody().stream()
                .map(c -> new Staff(c.staffId(), "u" + district + "x" + c.staffId(), "员工", null, FOUNDED, null))
                .toList();
    }

    private List<Post> posts() {
        var posts = new ArrayList<Post>();
        for (Caller c : everybody()) {
            posts.add(new Post(
                    posts.size() + 1,
                    c.staffId(),
                    c.unitId(),
                    c.roles().iterator().next(),
                    FOUNDED,
                    null));
        }
        return posts;
    }

    private List<Unit> units() {
        var all = new ArrayList<>(List.of(
                unit(Story.CENTRE, "C", UnitKind.TIER, Tier.DISTRICT, null),
                unit(Story.STREET, "S", UnitKind.TIER, Tier.SUBDISTRICT, Story.CENTRE),
                unit(Story.COMMUNITY, "K", UnitKind.TIER, Tier.COMMUNITY, Story.STREET),
                unit(Story.GRID, "620102001001001", UnitKind.TIER, Tier.GRID, Story.COMMUNITY),
                unit(Story.DEPARTMENT, "D", UnitKind.DEPARTMENT, Tier.DISTRICT, Story.CENTRE)));
        if (large) {
            all.add(unit(SECOND, "E", UnitKind.DEPARTMENT, Tier.DISTRICT, Story.CENTRE));
            all.add(unit(THIRD, "F", UnitKind.DEPARTMENT, Tier.DISTRICT, Story.CENTRE));
        }
        return all;
    }

    private static Unit unit(int id, String code, UnitKind kind, Tier tier, Integer parent) {
        return new Unit(id, code, "单位" + code, kind, tier, parent, null, "0931-8450000", FOUNDED, null);
    }
}
