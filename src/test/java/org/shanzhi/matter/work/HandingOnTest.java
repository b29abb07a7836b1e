package org.shanzhi.matter.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.Browser;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.matter.Command.Sign;
import org.shanzhi.matter.Command.Start;
import org.shanzhi.matter.Event.Assigned;
import org.shanzhi.matter.Event.Transferred;
import org.shanzhi.matter.InTown;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterRefusal;
import org.shanzhi.matter.State;
import org.shanzhi.matter.Story;
import org.shanzhi.matter.Town;
import org.shanzhi.matter.UnitRef;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.page.HandingOn;
import org.shanzhi.matter.store.DueAlarms;
import org.shanzhi.matter.store.Lists;
import org.shanzhi.matter.store.MatterLog;
import org.shanzhi.matter.store.MatterStore;
import org.shanzhi.notify.Notice;
import org.shanzhi.notify.Notices;
import org.shanzhi.org.Appoint;
import org.shanzhi.org.NewStaff;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.StaffRegister;
import org.shanzhi.org.UnitRegister;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.DeadlineEditions;
import org.shanzhi.policy.DistrictRoles;
import org.shanzhi.policy.Policies;
import org.shanzhi.testing.ShanzhiTest;
import org.shanzhi.testing.TestCallers;
import org.springframework.beans.factory.annotation.Autowired;

/** 人员离岗: what somebody has in hand is counted before, handed on in one step, and never left unseen. */
@ShanzhiTest
class HandingOnTest extends InTown {
    private static final LocalDate FOUNDED = LocalDate.of(2020, 1, 1);
    private static final String REASON = "王某调离，由同事接着办";

    @Autowired
    StaffRegister staff;

    @Autowired
    UnitRegister units;

    @Autowired
    Organisation organisation;

    @Autowired
    MatterStore store;

    @Autowired
    MatterLog log;

    @Autowired
    Lists lists;

    @Autowired
    DistrictRoles roles;

    @Autowired
    Heads heads;

    @Autowired
    DueAlarms alarms;

    @Autowired
    Notices notices;

    @Autowired
    Policies policies;

    @Autowired
    DeadlineEditions editions;

    private final LocalDate today = ChinaTime.day(Instant.now());
    private String colleague;
    private MatterNumber signed;
    private MatterNumber started;

    @BeforeEach
    void twoInHand() {
        colleague = "colleague" + town.district;
        int id = staff.add(town.admin, new NewStaff(colleague, "赵同事", null, FOUNDED))
                .id();
        staff.appoint(
                TestCallers.program(town.district, "SYSTEM_ADMIN"), new Appoint(id, Story.STREET, "HANDLER", FOUNDED));
        signed = inHand("楼上漏水");
        started = inHand("路灯不亮");
        matters.act(town.handler, started, new Start(), Town.act());
    }

    @Test
    void whoever_lets_a_person_go_is_shown_numbers_and_no_content() {
        String page = signedIn(town.admin)
                .get("/admin/staff/" + username(town.handler))
                .body();
        assertThat(page)
                .contains("手头在办事项", "<dt>已签收</dt><dd>1</dd>", "<dt>办理中</dt><dd>1</dd>", "主办在办 2 件", "另有 2 人在岗")
                .doesNotContain("楼上漏水", signed.toString());
        assertThat(signedIn(town.callback)
                        .get("/admin/staff/" + username(town.handler))
                        .body())
                .doesNotContain("手头在办事项");
    }

    @Test
    void the_head_hands_all_to_a_colleague_in_one_step_with_the_reason_on_each_timeline() {
        Browser head = signedIn(town.head);
        assertThat(head.get(pile()).body()).contains("共 2 件在办", signed.toString(), started.toString(), "赵同事");
        String result = over(head, handOn(head, Map.of("to", colleague, "note", REASON, "all", "true")));
        assertThat(result).contains("办好 2 件，共 2 件");
        int theirs = organisation
                .staffByUsername(town.district, colleague)
                .orElseThrow()
                .id();
        for (MatterNumber number : List.of(signed, started)) {
            assertThat(matter(number).assignee()).isEqualTo(theirs);
            var last = log.event(town.district, number.id(), matter(number).version());
            assertThat(last.event()).isEqualTo(new Assigned(theirs));
            assertThat(last.with().note().value()).isEqualTo(REASON);
        }
        assertThat(head.get(pile()).body()).contains("没有要交接的事项");
    }

    @Test
    void chosen_ones_go_back_to_the_unit_and_what_cannot_says_why() {
        Browser head = signedIn(town.head);
        String result = over(
                head,
                handOn(
                        head,
                        Map.of("to", HandingOn.POOL, "note", REASON, "all", "false", "numbers", signed.toString())));
        assertThat(result).contains("办好 1 件，共 1 件");
        assertThat(matter(signed).assignee()).isNull();
        assertThat(matter(signed).unit()).isEqualTo(Story.STREET);
        assertThat(matter(signed).state()).isEqualTo(State.SIGNED);
        assertThat(matter(started).assignee()).isEqualTo(town.handler.staffId());
        assertThat(head.get("/matters/" + signed).body()).contains("退回本单位待分派");
        String again = over(
                head,
                handOn(
                        head,
                        Map.of("to", HandingOn.POOL, "note", REASON, "all", "false", "numbers", signed.toString())));
        assertThat(again).contains("办好 0 件，共 1 件", "事项没有指定承办人");
    }

    @Test
    void another_unit_takes_what_is_being_handled_and_the_rest_says_why_not() {
        Browser head = signedIn(town.head);
        String result =
                over(head, handOn(head, Map.of("to", HandingOn.ELSEWHERE, "unit", "D", "note", REASON, "all", "true")));
        assertThat(result).contains("办好 1 件，共 2 件", "事项现在是「已签收」");
        assertThat(matter(started).unit()).isEqualTo(Story.DEPARTMENT);
        var last = log.event(town.district, started.id(), matter(started).version());
        assertThat(last.event()).isInstanceOfSatisfying(Transferred.class, e -> {
            assertThat(e.direction()).isEqualTo("UP");
            assertThat(e.reason().value()).isEqualTo(REASON);
        });
    }

    @Test
    void without_a_reason_nothing_is_handed_on() {
        Browser head = signedIn(town.head);
        var again = head.submit(pile(), "/work/handing-on", form(Map.of("to", colleague, "all", "true")));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("id=\"note-e\"");
        assertThat(matter(signed).assignee()).isEqualTo(town.handler.staffId());
    }

    @Test
    void only_whoever_names_handlers_hands_on_and_only_in_the_own_unit() {
        assertThat(signedIn(town.handler).get("/work/handing-on").statusCode()).isEqualTo(403);
        assertThat(signedIn(town.head).get("/work/handing-on?of=D").statusCode())
                .isEqualTo(404);
        assertThat(signedIn(town.supervisor)
                        .get("/work/handing-on?of=S&who=.all")
                        .body())
                .contains("共 2 件在办");
    }

    @Test
    void whoever_left_leaves_nothing_unseen() {
        MatterNumber theirs = concluded("已经办完的");
        staff.leave(town.admin, town.handler.staffId(), today.minusDays(1));
        Browser head = signedIn(town.head);
        assertThat(head.get("/work").body()).contains("承办人已离岗<span class=\"n\">2</span>");
        assertThat(head.get("/work?tab=left").body())
                .contains(signed.toString(), started.toString(), "/work/handing-on")
                .doesNotContain(theirs.toString());
        assertThat(head.get("/work/handing-on").body()).contains("共 2 件在办", "已离岗");
        assertThat(signedIn(town.supervisor).get("/work?tab=left").body()).contains(signed.toString());
        ring(Instant.now().plusSeconds(400L * 86_400));
        assertThat(notices.unread(town.handler)).isZero();
        assertThat(notices.unread(town.head)).isPositive();
    }

    @Test
    void whoever_serves_elsewhere_now_has_left_all_the_same() {
        int post = organisation
                .posts(town.district, town.handler.staffId())
                .getFirst()
                .id();
        staff.appoint(
                TestCallers.program(town.district, "SYSTEM_ADMIN"),
                new Appoint(town.handler.staffId(), Story.DEPARTMENT, "HANDLER", today.minusDays(2)));
        staff.endPost(town.admin, post, today.minusDays(1));
        assertThat(signedIn(town.head).get("/work?tab=left").body()).contains(signed.toString());
    }

    @Test
    void the_head_is_told_once_before_and_once_after_the_last_day() {
        staff.leave(town.admin, town.handler.staffId(), today.plusDays(3));
        var now = Instant.now();
        assertThat(remind(now)).isEqualTo(1);
        remind(now.plusSeconds(3600));
        assertThat(told()).containsExactly("HANDLER_LEAVES");
        assertThat(signedIn(town.head).get(notice().link()).body()).contains("将离岗，最后一天", "共 2 件在办");
        remind(now.plusSeconds(4 * 86_400));
        assertThat(told()).as("the organisation still counts today").containsExactly("HANDLER_LEAVES");
    }

    @Test
    void of_a_unit_without_a_head_the_centre_is_told_who_may_hand_on_there() {
        int post = organisation
                .everyPost(town.district, town.head.staffId())
                .getFirst()
                .id();
        staff.endPost(town.admin, post, today.minusDays(40));
        staff.leave(town.admin, town.handler.staffId(), today.plusDays(3));
        assertThat(remind(Instant.now())).isEqualTo(1);
        assertThat(notices.unread(town.head)).isZero();
        assertThat(heads.handingOn(town.district, Story.STREET, town.handler.staffId()))
                .isEqualTo(Set.of(town.supervisor.staffId()));
    }

    @Test
    void a_post_that_another_follows_in_the_same_unit_is_no_leaving() {
        int post = organisation
                .everyPost(town.district, town.handler.staffId())
                .getFirst()
                .id();
        staff.appoint(
                TestCallers.program(town.district, "SYSTEM_ADMIN"),
                new Appoint(town.handler.staffId(), Story.STREET, "MEDIATOR", today.plusDays(4)));
        staff.endPost(town.admin, post, today.plusDays(3));
        assertThat(remind(Instant.now())).isZero();
    }

    @Test
    void whoever_left_long_before_the_program_ran_is_told_of_too() {
        staff.leave(town.admin, town.handler.staffId(), today.minusDays(2));
        remind(Instant.now());
        remind(Instant.now());
        assertThat(told()).containsExactly("HANDLER_LEFT");
        assertThat(notices.unread(town.handler)).isZero();
    }

    @Test
    void a_unit_with_matters_in_hand_is_not_closed() {
        assertThatThrownBy(() -> units.close(town.admin, Story.STREET, today))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reasons()).anySatisfy(reason -> {
                            assertThat(reason.code()).isEqualTo(MatterRefusal.UNIT_HAS_MATTERS);
                            assertThat(reason.args()).containsExactly("单位S", 2);
                        }));
        assertThatThrownBy(() -> units.close(town.admin, Story.DEPARTMENT, today))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reasons())
                                .noneMatch(reason -> reason.code() == MatterRefusal.UNIT_HAS_MATTERS));
    }

    private MatterNumber inHand(String title) {
        MatterNumber number = registered(title);
        routed(number, Story.STREET, List.of(new UnitRef(Story.DEPARTMENT)));
        matters.act(town.handler, number, new Sign(null), Town.act());
        return number;
    }

    private Matter matter(MatterNumber number) {
        return store.load(town.district, number.id()).orElseThrow().matter();
    }

    private String username(Caller person) {
        return organisation.staff(town.district, person.staffId()).username();
    }

    private String pile() {
        return "/work/handing-on?who=" + username(town.handler);
    }

    private Map<String, String> form(Map<String, String> fields) {
        var form = new java.util.HashMap<>(fields);
        form.put("of", "S");
        form.put("who", username(town.handler));
        return form;
    }

    private String handOn(Browser head, Map<String, String> fields) {
        return location(head.submit(pile(), "/work/handing-on", form(fields)));
    }

    private static String over(Browser browser, String address) {
        for (int i = 0; i < 200; i++) {
            String body = browser.get(address).body();
            if (!body.contains("every 1s")) return body;
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        throw new AssertionError("The job does not end");
    }

    private void ring(Instant at) {
        var clock = Clock.fixed(at, ZoneOffset.UTC);
        new RingAlarms(organisation, alarms, notices, policies, editions, roles, heads, clock).ring(town.district);
    }

    private int remind(Instant at) {
        return new RemindOfLeaving(organisation, lists, heads, notices, Clock.fixed(at, ZoneOffset.UTC))
                .remind(town.district);
    }

    private Notice notice() {
        return notices.list(town.head, Limit.DEFAULT, null).items().getFirst();
    }

    private List<String> told() {
        return notices.list(town.head, Limit.DEFAULT, null).items().stream()
                .map(Notice::code)
                .filter(code -> code.startsWith("HANDLER_"))
                .toList();
    }
}
