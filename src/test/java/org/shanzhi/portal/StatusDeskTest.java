package org.shanzhi.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.shanzhi.access.Vault;
import org.shanzhi.grid.GridImport;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.web.HttpProblem;
import org.shanzhi.matter.Matters;
import org.shanzhi.matter.Town;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.testing.ShanzhiTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever guesses waits: the limits of the address and of the number. */
@ShanzhiTest
class StatusDeskTest {
    @Autowired
    OrganisationImport organisationImport;

    @Autowired
    GridImport grids;

    @Autowired
    Matters matters;

    @Autowired
    Vault vault;

    @Autowired
    StatusDesk desk;

    @Test
    void the_eleventh_wrong_code_of_a_number_waits_from_wherever_it_comes() {
        String number = registered("YA");
        for (int i = 0; i < WrongTries.MOST; i++) wrong(number, "192.0.2." + i);
        assertThatThrownBy(() -> desk.read(number, vault.queryCode(number), "192.0.2.99"))
                .isInstanceOfSatisfying(HttpProblem.class, problem -> {
                    assertThat(problem.problem().status().value()).isEqualTo(429);
                    assertThat(Integer.parseInt(problem.problem().headers().get("Retry-After")))
                            .isBetween(3500, 3601);
                });
    }

    @Test
    void the_eleventh_wrong_number_from_an_address_waits_and_others_do_not() {
        String number = registered("YB");
        for (int i = 0; i < WrongTries.MOST; i++) wrong("no number " + i, "198.51.100.7");
        assertThatThrownBy(() -> desk.read(number, vault.queryCode(number), "198.51.100.7"))
                .isInstanceOf(HttpProblem.class);
        assertThat(desk.read(number, vault.queryCode(number), "198.51.100.8").number())
                .isEqualTo(number);
    }

    private String registered(String prefix) {
        var town = Town.found(organisationImport, grids, prefix);
        return matters.register(town.clerk, town.request("漏水", "楼上漏水三个月"), Town.act())
                .number()
                .toString();
    }

    private void wrong(String number, String from) {
        assertThatThrownBy(() -> desk.read(number, "22222222", from)).isInstanceOf(NotFound.class);
    }
}
