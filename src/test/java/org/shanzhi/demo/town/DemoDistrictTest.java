package org.shanzhi.demo.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanzhi.access.Tokens;
import org.shanzhi.demo.DemoGeometry;
import org.shanzhi.grid.GridImport;
import org.shanzhi.grid.Grids;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.start.DemoSize;
import org.shanzhi.matter.State;
import org.shanzhi.matter.store.Chains;
import org.shanzhi.matter.store.MatterLog;
import org.shanzhi.matter.store.MatterStore;
import org.shanzhi.matter.store.Restating;
import org.shanzhi.matter.work.Rebuild;
import org.shanzhi.matter.work.Timekeeping;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.policy.HolidayYears;
import org.shanzhi.testing.ShanzhiTest;
import org.shanzhi.testing.Sizes;
import org.springframework.beans.factory.annotation.Autowired;

/** A newcomer finds a district in which everything has happened. */
@ShanzhiTest
class DemoDistrictTest {
    private static final int DISTRICT = DemoOrganisation.DISTRICT;

    @Autowired
    OrganisationImport organisationImport;

    @Autowired
    GridImport gridImport;

    @Autowired
    Organisation organisation;

    @Autowired
    Grids grids;

    @Autowired
    DemoAccounts accounts;

    @Autowired
    DemoMatters matters;

    @Autowired
    Tokens tokens;

    @Autowired
    MatterStore store;

    @Autowired
    MatterLog log;

    @Autowired
    Chains chains;

    @Autowired
    Rebuild rebuild;

    @Autowired
    Restating restating;

    @Autowired
    Timekeeping timekeeping;

    @Autowired
    HolidayYears holidays;

    @Autowired
    DSLContext db;

    @Autowired
    java.time.Clock clock;

    @TempDir
    Path data;

    @Test
    void it_has_every_state_keeps_every_rule_and_tells_its_passwords_to_nobody_else() throws Exception {
        DemoGeometry land = DemoGeometry.of(DemoDistrict.SEED);
        var people = new DemoOrganisation(land, DemoDistrict.SEED);
        organisationImport.enter(people.district("示意"));
        gridImport.enter(DISTRICT, people.grids());
        accounts.make(DISTRICT, data);
        var making = new Making(DISTRICT, DemoSize.SMALL, 1, clock.instant().truncatedTo(ChronoUnit.MICROS));
        var plan = Plan.of(making, new Season(holidays.at(DISTRICT, making.now())), Sizes.pick(600, 20_000));
        List<Refused> refused = matters.make(making, plan, land, DemoDistrict.SEED, (_, _) -> {});

        assertThat(refused).isEmpty();
        assertThat(grids.on(DISTRICT, ChinaTime.day(clock.instant()))).hasSize(1_700);
        List<Long> ids = db.fetchValues("select id from matter where district_id = {0}", DISTRICT).stream()
                .map(Long.class::cast)
                .toList();
        assertThat(ids).hasSize(plan.count() + Showcase.COUNT);
        Set<Integer> states = Set.copyOf(
                db.fetchValues("select distinct state::int from matter where district_id = {0}", DISTRICT).stream()
                        .map(Integer.class::cast)
                        .toList());
        assertThat(states)
                .isEqualTo(Arrays.stream(State.values()).map(State::no).collect(Collectors.toSet()));
        assertThat(db.fetchCount(db.selectFrom("clock where provisional and stopped_at is null")))
                .isPositive();
        for (long id : ids) isWhatItsEventsMakeOfIt(id);
        whoComesNextGetsTheNextNumber(plan);

        int before = ids.size();
        matters.make(making, plan, land, DemoDistrict.SEED, (_, _) -> {});
        assertThat(db.fetchSingle("select count(*)::int from matter where district_id = {0}", DISTRICT)
                        .get(0))
                .as("what is there already is not made again")
                .isEqualTo(before);
        tellsItsPasswordsToNobodyElse();
    }

    private void isWhatItsEventsMakeOfIt(long id) {
        assertThat(chains.broken(DISTRICT, id)).isEmpty();
        var stored = store.load(DISTRICT, id).orElseThrow().matter();
        var told = rebuild.at(DISTRICT, id, Integer.MAX_VALUE).orElseThrow();
        assertThat(restating.differences(stored, told, timekeeping.of(DISTRICT)))
                .as("matter %d", id)
                .isEmpty();
        assertThat(log.persons(DISTRICT, id)).hasSize(stored.parties().size());
    }

    private void whoComesNextGetsTheNextNumber(Plan plan) {
        int year = ChinaTime.day(clock.instant()).getYear();
        long next = store.nextId(DISTRICT, year);
        assertThat(next % 10_000_000).isGreaterThan(plan.lastNumbers().get(year));
        assertThat(store.load(DISTRICT, next)).isEmpty();
    }

    private void tellsItsPasswordsToNobodyElse() throws Exception {
        Path file = data.resolve(DemoAccounts.FILE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.getFirst()).isEqualTo("username,password,role,unit,api_token");
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            assertThat(organisation.byCode(DISTRICT, cells[3])).isPresent();
            assertThat(tokens.of(cells[4])).isPresent();
        }
    }

    @Test
    void its_people_have_numbers_that_can_belong_to_nobody() {
        var random = new java.util.SplittableRandom(7);
        for (int i = 0; i < 1000; i++) {
            assertThat(Persons.phone(random)).matches("100[0-9]{8}");
            String id = Persons.idNumber(random, 1980);
            assertThat(id).matches("99[0-9]{15}[0-9X]");
        }
    }
}
