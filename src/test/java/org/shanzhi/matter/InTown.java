package org.shanzhi.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.shanzhi.access.Accounts;
import org.shanzhi.access.Browser;
import org.shanzhi.access.Callers;
import org.shanzhi.access.NewAccount;
import org.shanzhi.grid.GridImport;
import org.shanzhi.matter.Command.Accept;
import org.shanzhi.matter.Command.Archive;
import org.shanzhi.matter.Command.CallBack;
import org.shanzhi.matter.Command.Conclude;
import org.shanzhi.matter.Command.Contact;
import org.shanzhi.matter.Command.Route;
import org.shanzhi.matter.Command.Sign;
import org.shanzhi.matter.Command.Start;
import org.shanzhi.matter.Command.Triage;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.policy.Caller;
import org.shanzhi.testing.Statements;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A town of its own for every test of a desk, matters in the state that it works on, and people who sign in. */
public abstract class InTown {
    protected static final FreeText TEXT = new FreeText("与申请人当面核实");
    private static final String PASSWORD = "Baita-Shan-1909";

    @LocalServerPort
    protected int port;

    @Autowired
    protected Matters matters;

    @Autowired
    protected MatterReading reading;

    @Autowired
    protected Accounts accounts;

    @Autowired
    protected Statements statements;

    @Autowired
    private OrganisationImport organisationImport;

    @Autowired
    private Organisation organisation;

    @Autowired
    private GridImport grids;

    @Autowired
    private Callers callers;

    protected Town town;

    @BeforeEach
    void found() {
        town = large() ? Town.large(organisationImport, grids) : Town.found(organisationImport, grids);
    }

    /** Whether the town has several departments, and commanders. */
    protected boolean large() {
        return false;
    }

    protected MatterNumber registered(String title) {
        return matters.register(town.clerk, town.request(title, title + "，八户人家都漏水"), Town.act())
                .number();
    }

    protected MatterNumber triaged(String title) {
        MatterNumber number = registered(title);
        triage(number, "MEDIATION");
        return number;
    }

    protected MatterNumber concluded(String title) {
        MatterNumber number = triaged(title);
        conclude(number, Outcome.AGREEMENT_ORAL);
        return number;
    }

    protected void triage(MatterNumber number, String route) {
        matters.act(town.clerk, number, new Accept(), Town.act());
        matters.act(town.triage, number, new Triage("0202", Complexity.GENERAL, true, route), Town.act());
    }

    protected void conclude(MatterNumber number, Outcome outcome) {
        var basis = new FreeText("属地管理");
        matters.act(town.triage, number, new Route(new UnitRef(Story.STREET), List.of(), basis, null), Town.act());
        matters.act(town.handler, number, new Sign(null), Town.act());
        matters.act(town.handler, number, new Start(), Town.act());
        var end = new Conclude(outcome, new FreeText("三日内修好防水，双方无其他争议"), null);
        matters.act(town.handler, number, end, Town.act());
    }

    /** Somebody who may erase personal data. */
    protected Caller eraser() {
        var eraser = org.shanzhi.testing.TestCallers.staff(town.district, 105, Story.CENTRE, "SECURITY_ADMIN");
        return new Caller(
                town.district,
                Caller.Kind.STAFF,
                eraser.staffId(),
                eraser.name(),
                eraser.unitId(),
                eraser.roles(),
                java.util.Map.of(
                        org.shanzhi.policy.Permission.ERASE_PERSONAL_DATA, org.shanzhi.policy.RoleScope.CENTRE),
                "web");
    }

    protected MatterNumber register() {
        return matters.register(town.clerk, town.request("欧阳明家漏水", "楼上漏水三个月，电话13912345678"), Town.act())
                .number();
    }

    protected void routed(MatterNumber number, int unit, List<UnitRef> assist) {
        matters.act(town.clerk, number, new Accept(), Town.act());
        matters.act(town.triage, number, new Triage("0202", Complexity.GENERAL, true, "MEDIATION"), Town.act());
        matters.act(town.triage, number, new Route(new UnitRef(unit), assist, TEXT, null), Town.act());
    }

    protected void archived(MatterNumber number) {
        routed(number, Story.STREET, List.of());
        handled(number);
    }

    protected void handled(MatterNumber number) {
        matters.act(town.handler, number, new Sign(null), Town.act());
        matters.act(town.handler, number, new Start(), Town.act());
        matters.act(
                town.handler,
                number,
                new Contact(java.time.Instant.now().minusSeconds(5), "PHONE", "REACHED"),
                Town.act());
        matters.act(town.handler, number, new Conclude(Outcome.AGREEMENT_ORAL, TEXT, null), Town.act());
        matters.act(town.callback, number, new CallBack("REACHED", true, "YES", "SATISFIED"), Town.act());
        matters.act(town.callback, number, new Archive(null), Town.act());
    }

    protected Browser signedIn(Caller person) {
        String username = organisation.staff(town.district, person.staffId()).username();
        accounts.create(
                callers.program(town.district, "SYSTEM_ADMIN"),
                List.of(new NewAccount(person.staffId(), username, PASSWORD)));
        var browser = new Browser(port);
        assertThat(browser.signIn(username, PASSWORD).statusCode()).isEqualTo(303);
        return browser;
    }

    protected static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(to -> to.replaceFirst("^https?://[^/]+", ""))
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
    }
}
