package org.shanzhi.matter.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.Browser;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.matter.Command.Note;
import org.shanzhi.matter.Command.SetFlag;
import org.shanzhi.matter.Command.Sign;
import org.shanzhi.matter.Command.Start;
import org.shanzhi.matter.Command.Transfer;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.Flag;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.GrantPurpose;
import org.shanzhi.matter.Grants;
import org.shanzhi.matter.InTown;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.PartyField;
import org.shanzhi.matter.RevealReason;
import org.shanzhi.matter.Story;
import org.shanzhi.matter.Town;
import org.shanzhi.matter.UnitRef;
import org.shanzhi.matter.life.Decide;
import org.shanzhi.notify.Notice;
import org.shanzhi.notify.Notices;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Tier;
import org.shanzhi.policy.Caller;
import org.shanzhi.testing.ShanzhiTest;
import org.springframework.beans.factory.annotation.Autowired;

/** 谁能看到: letting somebody read, opening in an emergency and standing in, as people at a desk do it. */
@ShanzhiTest
class WhoSeesPagesTest extends InTown {
    @Autowired
    Grants grants;

    @Autowired
    Organisation organisation;

    @Autowired
    Notices notices;

    @Autowired
    Clock clock;

    @Autowired
    DSLContext db;

    private MatterNumber number;
    private LocalDate today;

    @BeforeEach
    void signedByTheStreet() {
        today = ChinaTime.day(clock.instant());
        number = registered("楼上漏水");
        routed(number, Story.STREET, List.of());
        matters.act(town.handler, number, new Sign(null), Town.act());
    }

    @Test
    void the_handler_lets_a_colleague_of_another_unit_read_and_note_and_nothing_else() {
        Browser colleague = signedIn(town.departmentHandler);
        assertThat(colleague.get(path()).statusCode()).isEqualTo(404);
        Browser handler = signedIn(town.handler);
        assertThat(handler.get(path()).body()).contains("谁能看到", path() + "/access");
        String username = username(town.departmentHandler);
        assertThat(handler.get(path() + "/access?q=" + username).body()).contains(username, "授权查看");
        var given = handler.submit(
                path() + "/access?q=" + username,
                path() + "/access",
                Map.of(
                        "to",
                        username,
                        "purpose",
                        "COUNSEL",
                        "last",
                        today.plusDays(7).toString()));
        assertThat(location(given)).isEqualTo(path() + "/access");
        assertThat(handler.get(path() + "/access").body()).contains("法律咨询", "现在收回");
        assertThat(colleague.get(path()).body())
                .contains("您凭授权查看本件", "授权查看")
                .doesNotContain("/parties/1/reveal", path() + "?do=start");
        assertThat(colleague.get("/matters").body()).contains(number.toString());
        assertThat(colleague.get("/work").body()).contains(number.toString());
        assertThat(told(town.departmentHandler)).contains("ACCESS_GRANTED");
        matters.act(town.departmentHandler, number, new Note(TEXT, "ALL_HANDLING"), Town.act());
        assertThatThrownBy(() -> matters.act(town.departmentHandler, number, new Start(), Town.act()))
                .isInstanceOf(Refused.class);
        handler.submit(path() + "/access", path() + "/access/" + username + "/end", Map.of());
        assertThat(colleague.get(path()).statusCode())
                .as("ended while the page was open")
                .isEqualTo(404);
        assertThat(logged("GRANT")).isEqualTo(2);
        assertThat(logged("READ", "through", "GRANT"))
                .as("looks by a grant are told from others")
                .isPositive();
    }

    @Test
    void only_the_unit_that_leads_lets_others_read_and_only_whom_it_may() {
        int other = town.departmentHandler.staffId();
        assertThatThrownBy(() -> grants.give(town.departmentHandler, number, other, GrantPurpose.COUNSEL, today))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> grants.give(town.gridWorker, number, other, GrantPurpose.COUNSEL, today))
                .isInstanceOf(org.shanzhi.kernel.Forbidden.class);
        Browser handler = signedIn(town.handler);
        assertThat(give(handler, town.clerk, today)).contains("本来就能看到");
        assertThat(give(handler, town.admin, today)).contains("不能授权给这个人");
        assertThat(give(handler, town.departmentHandler, today.plusDays(91))).contains("最长 90 天");
        assertThat(give(handler, town.departmentHandler, today.minusDays(1))).contains("不能早于");
        assertThat(signedIn(town.clerk).get(path() + "/access").body())
                .contains("只有主办单位")
                .doesNotContain("现在收回");
    }

    @Test
    void a_grant_stays_with_the_matter_when_it_moves_on() {
        int other = town.departmentHandler.staffId();
        grants.give(town.handler, number, other, GrantPurpose.CONSULTATION, today);
        matters.act(town.handler, number, new Start(), Town.act());
        var down = new Transfer(Decide.direction(Tier.SUBDISTRICT, Tier.GRID), new UnitRef(Story.GRID), TEXT);
        matters.act(town.head, number, down, Town.act());
        assertThat(reading.exists(town.departmentHandler, number)).isTrue();
        assertThatThrownBy(() -> grants.end(town.handler, number, other))
                .as("the unit that led it before")
                .isInstanceOf(Refused.class);
    }

    @Test
    void whoever_is_out_of_scope_opens_it_in_an_emergency_for_half_an_hour_and_all_are_told() {
        Browser colleague = signedIn(town.departmentHandler);
        assertThat(colleague.get(path()).body()).contains("没有这个编号，或者不在您的查看范围", path() + "/emergency");
        var nobodys = new MatterNumber("CG", number.id() + 5_000_000);
        assertThat(colleague.get("/matters/" + nobodys).body()).contains("没有这个编号，或者不在您的查看范围");
        String warned = colleague.get(path() + "/emergency").body();
        assertThat(warned).contains("主办单位负责人和审计员马上收到通知").doesNotContain("楼上漏水");
        assertThat(colleague.get("/matters/" + nobodys + "/emergency").body().replace(nobodys.toString(), ""))
                .as("the warning does not tell whether there is such a matter")
                .hasSameSizeAs(warned.replace(number.toString(), ""));
        assertThat(colleague
                        .submit(path() + "/emergency", path() + "/emergency", Map.of("reason", "DANGER", "text", "急"))
                        .statusCode())
                .isEqualTo(422);
        matters.act(town.handler, number, new Note(new FreeText("申请人情绪激动"), "ALL_HANDLING"), Town.act());
        var opened = colleague.submit(
                path() + "/emergency", path() + "/emergency", Map.of("reason", "DANGER", "text", "楼道里有人持刀，需要知道门牌"));
        assertThat(location(opened)).isEqualTo(path());
        assertThat(colleague.get(path()).body())
                .contains("紧急查阅中，只能看", "楼道里有人持刀")
                .doesNotContain("申请人情绪激动", "/parties/1/reveal");
        assertThatThrownBy(() -> matters.act(town.departmentHandler, number, new Note(TEXT, "UNIT"), Town.act()))
                .isInstanceOf(Refused.class);
        assertThat(told(town.head)).contains("OPENED_IN_EMERGENCY");
        assertThat(logged("EMERGENCY")).isEqualTo(1);
        grants.end(town.handler, number, town.departmentHandler.staffId());
        assertThat(reading.exists(town.departmentHandler, number)).isFalse();
        assertThat(colleague
                        .submit(
                                "/work",
                                "/matters/" + nobodys + "/emergency",
                                Map.of("reason", "DANGER", "text", "楼道里有人持刀"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_contact_of_violence_or_of_a_minor_needs_another_persons_approval() {
        matters.act(town.handler, number, new SetFlag(Flag.MINOR, TEXT), Town.act());
        assertThatThrownBy(() -> reading.reveal(town.handler, number, 1, PartyField.PHONE, RevealReason.CONTACT))
                .as("even for the handler")
                .isInstanceOf(Refused.class);
        Browser handler = signedIn(town.handler);
        assertThat(handler.get(path()).body())
                .contains(path() + "/reveals?party=1")
                .doesNotContain("/parties/1/reveal");
        var asked = Map.of("party", "1", "field", "PHONE", "reason", "CONTACT");
        assertThat(handler.submit(path() + "/reveals", path() + "/reveals", asked)
                        .statusCode())
                .isEqualTo(302);
        assertThat(handler.submit(path() + "/reveals", path() + "/reveals", asked)
                        .body())
                .contains("还在等批准");
        assertThat(handler.submit(path() + "/reveals", path() + "/reveals/1", Map.of("agree", "true"))
                        .statusCode())
                .as("nobody agrees to one's own request")
                .isEqualTo(404);
        assertThat(told(town.head)).contains("REVEAL_ASKED");
        Browser head = signedIn(town.head);
        assertThat(head.get(path() + "/reveals").body()).contains("等您批准", "1 号当事人的电话");
        head.submit(path() + "/reveals", path() + "/reveals/1", Map.of("agree", "true"));
        assertThat(head.submit(path() + "/reveals", path() + "/reveals/1", Map.of("agree", "false"))
                        .statusCode())
                .as("decided is decided")
                .isEqualTo(409);
        var seen = handler.submit(
                path() + "/reveals", path() + "/parties/1/reveal", Map.of("field", "PHONE", "reason", "CONTACT"));
        assertThat(seen.body()).contains("13912345678");
        assertThatThrownBy(() -> reading.reveal(town.handler, number, 1, PartyField.PHONE, RevealReason.CONTACT))
                .as("once for each approval")
                .isInstanceOf(Refused.class);
        assertThat(logged("REVEAL", "approvedBy", username(town.head))).isEqualTo(1);
    }

    @Test
    void a_deputy_acts_on_what_is_in_the_absent_persons_hands_and_the_event_says_for_whom() {
        Browser handler = signedIn(town.handler);
        String head = username(town.head);
        assertThat(handler.get("/unit/people").body()).contains("登记本人外出").doesNotContain("事项交接</a>");
        var entered = handler.submit(
                "/unit/people",
                "/unit/people",
                Map.of(
                        "staff",
                        username(town.handler),
                        "deputy",
                        head,
                        "first",
                        today.toString(),
                        "last",
                        today.plusDays(2).toString()));
        assertThat(location(entered)).isEqualTo("/unit/people");
        Browser deputy = signedIn(town.head);
        assertThat(deputy.get("/work?tab=mine").body()).contains(number.toString(), "代 员工");
        var noted = deputy.submit(
                path() + "?do=note", path() + "/actions/note", Map.of("text", "已电话联系", "visibility", "ALL_HANDLING"));
        assertThat(noted.statusCode()).isEqualTo(302);
        var last = reading.events(town.handler, number, 0, 100).items().getLast();
        assertThat(last.event()).isInstanceOf(Event.Noted.class);
        assertThat(last.actor()).isEqualTo(town.head.staffId());
        assertThat(last.with().standsInFor()).isEqualTo(town.handler.staffId());
        assertThat(deputy.get(path()).body()).contains("（代 员工）");
        assertThat(deputy.submit(path(), path() + "/actions/start", Map.of()).statusCode())
                .as("a right that the deputy's own role lacks")
                .isIn(403, 409);
        var absence = organisation.absences(town.district, Story.STREET).getFirst();
        deputy.submit("/unit/people", "/unit/people/absences/" + absence.id() + "/end", Map.of());
        assertThat(organisation.standsInFor(town.district, town.head.staffId(), Story.STREET))
                .isEmpty();
        assertThat(deputy.get("/work?tab=mine").body()).doesNotContain("代 员工");
    }

    @Test
    void nobody_enters_an_absence_for_a_colleague_but_who_names_handlers() {
        var sent = Map.of(
                "staff",
                username(town.head),
                "deputy",
                username(town.handler),
                "first",
                today.toString(),
                "last",
                today.toString());
        Browser handler = signedIn(town.handler);
        assertThat(handler.submit("/unit/people", "/unit/people", sent).statusCode())
                .isEqualTo(403);
        Browser head = signedIn(town.head);
        assertThat(head.submit("/unit/people", "/unit/people", sent).statusCode())
                .isEqualTo(302);
        assertThat(head.submit("/unit/people", "/unit/people", sent).body()).contains("这几天已登记过外出");
        var away = Map.of(
                "staff",
                username(town.handler),
                "deputy",
                username(town.head),
                "first",
                today.toString(),
                "last",
                today.toString());
        assertThat(handler.submit("/unit/people", "/unit/people", away).body()).contains("代理人这几天也外出");
    }

    private String give(Browser browser, Caller to, LocalDate last) {
        return browser.submit(
                        path() + "/access?q=" + username(to),
                        path() + "/access",
                        Map.of("to", username(to), "q", username(to), "purpose", "COUNSEL", "last", last.toString()))
                .body();
    }

    private List<String> told(Caller who) {
        return notices.list(who, new Limit(50), null).items().stream()
                .map(Notice::code)
                .toList();
    }

    private int logged(String kind) {
        return db.fetchCount(db.selectOne()
                .from("access_log")
                .where("district_id = ? and matter_id = ? and kind = ?", town.district, number.id(), kind));
    }

    private int logged(String kind, String key, String value) {
        // looks are written in batches within half a second
        for (int tries = 0; tries < 40; tries++) {
            int found = db.fetchCount(db.selectOne()
                    .from("access_log")
                    .where(
                            "district_id = ? and matter_id = ? and kind = ? and detail ->> ? = ?",
                            town.district,
                            number.id(),
                            kind,
                            key,
                            value));
            if (found > 0) return found;
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
        return 0;
    }

    private String username(Caller who) {
        return organisation.staff(town.district, who.staffId()).username();
    }

    private String path() {
        return "/matters/" + number;
    }
}
