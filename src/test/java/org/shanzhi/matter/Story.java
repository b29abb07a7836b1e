package org.shanzhi.matter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import org.shanzhi.calendar.Counting;
import org.shanzhi.calendar.Due;
import org.shanzhi.calendar.HolidayResources;
import org.shanzhi.calendar.Holidays;
import org.shanzhi.matter.Event.With;
import org.shanzhi.matter.life.Around;
import org.shanzhi.matter.life.Clocks;
import org.shanzhi.matter.life.Decide;
import org.shanzhi.matter.life.Decision;
import org.shanzhi.matter.life.DueDates;
import org.shanzhi.matter.life.Fold;
import org.shanzhi.matter.life.Intake;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.life.Situation;
import org.shanzhi.org.Line;
import org.shanzhi.org.Tier;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.DeadlinePolicy;
import org.shanzhi.policy.Deadlines;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.PolicyLoader;

/** One matter's life in memory: the real rules, the real policies, the real holidays, no database. */
public final class Story {
    public static final Policies POLICIES = PolicyLoader.builtIn();
    public static final int DISTRICT = 1;
    public static final int CENTRE = 1;
    public static final int STREET = 10;
    public static final int COMMUNITY = 100;
    public static final int GRID = 1000;
    public static final int DEPARTMENT = 20;
    public static final long ID = 26_0000001L;

    public Holidays holidays = HolidayResources.load();
    /** The edition that is in force when somebody comes. */
    public int edition;

    public Instant now = Instant.parse("2026-11-20T01:00:00Z");
    public final Clocks clocks;
    public final List<Recorded> log = new ArrayList<>();
    public final Map<Long, Matter> others = new HashMap<>();
    private final Map<Integer, Around.Unit> units = new HashMap<>();
    public Matter matter;

    public Story() {
        this(POLICIES);
    }

    /** With other clocks than those of the product. */
    public Story(Policies policies) {
        this(policies, _ -> policies.deadlines());
    }

    /** @param editions the district's deadlines by version */
    public Story(Policies policies, IntFunction<Deadlines> editions) {
        clocks = new Clocks(policies, editions, new Table());
        units.put(CENTRE, new Around.Unit(CENTRE, Tier.DISTRICT, true));
        units.put(STREET, new Around.Unit(STREET, Tier.SUBDISTRICT, true));
        units.put(COMMUNITY, new Around.Unit(COMMUNITY, Tier.COMMUNITY, true));
        units.put(GRID, new Around.Unit(GRID, Tier.GRID, true));
        units.put(DEPARTMENT, new Around.Unit(DEPARTMENT, Tier.DISTRICT, true));
    }

    /** Staff number n serves in unit n / 100, so that everybody's unit is plain. */
    public static Caller person(String role, int staff) {
        return new Caller(
                DISTRICT,
                Caller.Kind.STAFF,
                staff,
                role + staff,
                staff / 100,
                java.util.Set.of(role),
                POLICIES.roles().grants(List.of(role)),
                "test");
    }

    public static final Caller CLERK = person("CLERK", CENTRE * 100 + 1);
    public static final Caller TRIAGE = person("TRIAGE", CENTRE * 100 + 2);
    public static final Caller CALLBACK = person("CALLBACK", CENTRE * 100 + 3);
    public static final Caller SUPERVISOR = person("SUPERVISOR", CENTRE * 100 + 4);
    public static final Caller HANDLER = person("HANDLER", STREET * 100 + 1);
    public static final Caller HEAD = person("UNIT_HEAD", STREET * 100 + 2);
    public static final Caller OTHER_HANDLER = person("HANDLER", DEPARTMENT * 100 + 1);

    public Story registered() {
        return registered(Kind.DISPUTE, Channel.WINDOW);
    }

    public Story registered(Kind kind, Channel channel) {
        var registration = new Registration(
                kind,
                channel,
                new FreeText("楼上漏水"),
                new FreeText("楼上漏水三个月"),
                null,
                null,
                null,
                null,
                List.of(
                        new NewParty(PartyRole.APPLICANT, PartyKind.PERSON, Willing.YES, person("张三")),
                        new NewParty(PartyRole.RESPONDENT, PartyKind.PERSON, Willing.UNDECIDED, person("李四"))),
                false,
                null,
                List.of());
        var line = new Line(CENTRE, STREET, COMMUNITY, GRID);
        var event = Intake.decide(registration, registration.title(), line, Tier.DISTRICT, POLICIES, edition, now);
        var r = new Recorded(1, now, CLERK.staffId(), CENTRE, UUID.randomUUID(), event, With.NOTHING);
        matter = clocks.after(null, Fold.first(DISTRICT, ID, r), r);
        log.add(r);
        return this;
    }

    /** Does it, or fails with the reasons. */
    public Story then(Caller by, Command command) {
        return switch (decide(by, command)) {
            case Decision.Happens h -> happened(by, h.event());
            case Decision.Not not -> throw new AssertionError(command + " refused: " + not.reasons());
        };
    }

    public Decision decide(Caller by, Command command) {
        return Decide.on(new Situation(matter, command.action(), by, POLICIES, now), command, new Neighbourhood());
    }

    public Story happened(Caller by, Event event) {
        var r = new Recorded(
                matter.version() + 1, now, by.staffId(), by.unitId(), UUID.randomUUID(), event, With.NOTHING);
        matter = clocks.after(matter, Fold.next(matter, r), r);
        log.add(r);
        return this;
    }

    public Story wait(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** The matter as its log alone makes it. */
    public Matter rebuilt() {
        Matter m = null;
        for (Recorded r : log) {
            Matter next = m == null ? Fold.first(DISTRICT, ID, r) : Fold.next(m, r);
            m = clocks.after(m, next, r);
        }
        return m;
    }

    public Clock clock(String policy) {
        return matter.clocks().stream()
                .filter(c -> c.policy().equals(policy))
                .reduce((_, last) -> last)
                .orElseThrow(() -> new AssertionError("no clock " + policy + " among " + matter.clocks()));
    }

    public static Person person(String name) {
        return new Person(name, "13900001234", null, "某小区1号楼", 1980);
    }

    private final class Neighbourhood implements Around {
        @Override
        public Optional<Unit> unit(int id) {
            return Optional.ofNullable(units.get(id));
        }

        @Override
        public boolean serves(int staff, int unit) {
            return staff / 100 == unit;
        }

        @Override
        public Optional<Matter> matter(long id) {
            return Optional.ofNullable(others.get(id));
        }

        @Override
        public boolean linked(long one, long other) {
            return log.stream().anyMatch(r -> r.event() instanceof Event.Linked l && l.other() == other);
        }

        @Override
        public Text text() {
            return new Text("楼上漏水", "楼上漏水三个月", Place.UNKNOWN);
        }

        @Override
        public String shown(String title) {
            return title;
        }

        @Override
        public String shown(String title, String name) {
            return name == null ? title : title.replace(name, "*");
        }

        @Override
        public int nextPartyNo() {
            return 1
                    + (int) log.stream()
                            .filter(r -> r.event() instanceof Event.PartyAdded)
                            .count()
                    + 2;
        }
    }

    private final class Table implements DueDates {
        @Override
        public Due due(DeadlinePolicy policy, Clock clock, Instant known) {
            return counting().due(policy.limit(), DueDates.course(policy, clock));
        }

        @Override
        public Due explain(DeadlinePolicy policy, Clock clock, Instant known) {
            return counting().explain(policy.limit(), DueDates.course(policy, clock));
        }

        private Counting counting() {
            return new Counting(holidays, POLICIES.deadlines().officeHours());
        }
    }
}
