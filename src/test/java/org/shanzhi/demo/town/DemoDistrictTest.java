package org.shanzhi.demo.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
import org.shanzhi.matter.State;
import org.shanzhi.matter.store.MatterStore;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.testing.ShanzhiTest;
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
        List<Refused> refused = matters.make(DISTRICT, land, DemoDistrict.MATTERS, DemoDistrict.SEED);

        assertThat(refused).isEmpty();
        assertThat(grids.on(DISTRICT, ChinaTime.day(clock.instant()))).hasSize(1_700);
        Set<Integer> states = Set.copyOf(
                db.fetchValues("select distinct state::int from matter where district_id = {0}", DISTRICT).stream()
                        .map(Integer.class::cast)
                        .toList());
        assertThat(states)
                .isEqualTo(Arrays.stream(State.values()).map(State::no).collect(Collectors.toSet()));
        assertThat(db.fetchCount(db.selectFrom("clock where provisional and stopped_at is null")))
                .isPositive();
        for (Object id : db.fetchValues("select id from matter where district_id = {0}", DISTRICT)) {
            assertThat(store.verify(DISTRICT, (Long) id)).isEmpty();
        }

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
