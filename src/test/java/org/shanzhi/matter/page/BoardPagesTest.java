package org.shanzhi.matter.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.Browser;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.matter.CalendarFeeds;
import org.shanzhi.matter.Command;
import org.shanzhi.matter.Command.Accept;
import org.shanzhi.matter.Command.Route;
import org.shanzhi.matter.Command.Sign;
import org.shanzhi.matter.Command.Triage;
import org.shanzhi.matter.Complexity;
import org.shanzhi.matter.DueCalendar.Whose;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.InTown;
import org.shanzhi.matter.MatterHistory;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.Story;
import org.shanzhi.matter.StrictCalendar;
import org.shanzhi.matter.SupervisionLine;
import org.shanzhi.matter.SupervisionList;
import org.shanzhi.matter.SupervisionReading;
import org.shanzhi.matter.Town;
import org.shanzhi.matter.UnitRef;
import org.shanzhi.policy.Caller;
import org.shanzhi.testing.ShanzhiTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** The board, the calendar of due dates and the address for calendar programs, over HTTP. */
@ShanzhiTest
class BoardPagesTest extends InTown {
    private static final Pattern ADDRESS = Pattern.compile("/api/v1/public/calendar/[A-Za-z0-9_-]{43}\\.ics");

    private int told = 1;

    @Autowired
    SupervisionReading supervisions;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    MatterHistory history;

    @Autowired
    CalendarFeeds feeds;

    @Autowired
    DSLContext db;

    @Test
    void a_figure_leads_to_its_matters() {
        MatterNumber late = inHand(40);
        Browser supervisor = signedIn(town.supervisor);
        String board = supervisor.get("/supervision").body();
        assertThat(board).contains("期限看板", "已超期", "单位S", "href=\"/matters?due=OVERDUE&amp;unit=S\"");
        assertThat(supervisor.get("/matters?due=OVERDUE&unit=S").body()).contains(late.toString());
        assertThat(supervisor.get("/matters?due=WEEK&unit=S").body()).doesNotContain(late.toString());
        assertThat(board).as("no person").doesNotContain("员工</th>", "/supervision/in-hand");
    }

    @Test
    void what_a_called_department_owes_is_its_own_and_not_the_holders() {
        MatterNumber number = inHand(1);
        Instant at = Instant.now().minus(Duration.ofHours(3));
        var blown = new Event.Told("WHISTLE_BLOWN", 0, Story.DEPARTMENT, true, Map.of("WHISTLE", "URGENT"), at, TEXT);
        transactions.executeWithoutResult(_ -> matters.tell(town.handler, number, blown, UUID.randomUUID()));
        Browser supervisor = signedIn(town.supervisor);
        assertThat(supervisor.get("/supervision").body())
                .contains("href=\"/matters?due=OVERDUE&amp;unit=D\"")
                .doesNotContain("href=\"/matters?due=OVERDUE&amp;unit=S\"");
        assertThat(supervisor.get("/matters?due=OVERDUE&unit=D").body()).contains(number.toString(), "负有期限的单位");
        assertThat(supervisor.get("/matters?due=OVERDUE&unit=S").body()).doesNotContain(number.toString());
        assertThat(supervisor.get("/matters?due=OVERDUE&tier=DISTRICT").body()).contains(number.toString());
        LocalDate day = reading.sheet(town.departmentHandler, number).clocks().stream()
                .filter(clock -> clock.unit() != null)
                .map(clock -> clock.dueDay())
                .findFirst()
                .orElseThrow();
        Browser department = signedIn(town.departmentHandler);
        String month = "/work/calendar?whose=UNIT&month=" + day.toString().substring(0, 7);
        String rows = "/matters?due=" + day + "&unit=D";
        assertThat(department.get(month).body()).contains(rows.replace("&", "&amp;"));
        assertThat(department.get(rows).body()).contains(number.toString());
    }

    @Test
    void the_head_of_a_unit_sees_who_has_it_and_opens_it() {
        MatterNumber late = inHand(40);
        Browser head = signedIn(town.head);
        String who = "u" + town.district + "x" + town.handler.staffId();
        assertThat(head.get("/supervision").body()).contains("/supervision/in-hand?who=" + who + "&amp;due=OVERDUE");
        assertThat(head.get("/supervision/in-hand?who=" + who + "&due=OVERDUE").body())
                .contains(late.toString());
        assertThat(signedIn(town.supervisor)
                        .get("/supervision/in-hand?who=" + who + "&due=OVERDUE")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_supervision_goes_from_the_desk_of_the_unit_to_that_of_whoever_ordered_it() {
        MatterNumber number = inHand(3);
        var order = new Command.Supervise("NOTICE", TEXT, LocalDate.now().plusDays(5));
        matters.act(town.supervisor, number, order, Town.act());
        Browser handler = signedIn(town.handler);
        Browser supervisor = signedIn(town.supervisor);
        String answer = "/matters/" + number + "?do=supervise-reply&amp;no=1#act";
        assertThat(handler.get("/supervision/orders").body()).contains("待本单位反馈", number.toString(), "督办通知", answer);
        assertThat(supervisor.get("/supervision/orders").body()).doesNotContain(number.toString());
        assertThat(handler.get("/notices").body()).contains("督办通知，请按期反馈");
        matters.act(town.handler, number, new Command.SuperviseReply(TEXT), Town.act());
        assertThat(handler.get("/supervision/orders").body()).doesNotContain(number.toString());
        assertThat(supervisor.get("/supervision/orders").body())
                .contains("待销号", "/matters/" + number + "?do=supervise-close&amp;no=1#act");
        assertThat(supervisor
                        .get("/matters/" + number + "?do=supervise-close&no=1")
                        .body())
                .contains("审核结果", "退回重办")
                .doesNotContain("name=\"no\"");
        matters.act(town.supervisor, number, new Command.SuperviseClose(true, TEXT, null, null), Town.act());
        assertThat(supervisor.get("/supervision/orders?list=all").body()).contains(number.toString(), "已销号");
        assertThat(handler.get("/matters/" + number + "/supervisions/1").body())
                .contains("督办单", "督办事由", "办理反馈", "销号意见", TEXT.value());
        assertThat(handler.get("/matters/" + number + "/supervisions/9").statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_page_of_supervisions_counts_supervisions_and_none_is_lost_between_pages() {
        var numbers = List.of(inHand(3), inHand(4), inHand(5));
        for (int i = 0; i < numbers.size(); i++)
            for (int n = 0; n <= i; n++)
                matters.act(
                        town.supervisor,
                        numbers.get(i),
                        new Command.Supervise("NOTICE", TEXT, LocalDate.now().plusDays(5)),
                        Town.act());
        for (int limit = 1; limit <= 7; limit++) {
            var met = new ArrayList<String>();
            String after = null;
            do {
                var page = supervisions.list(town.supervisor, SupervisionList.ALL, new Limit(limit), after);
                assertThat(page.items()).isNotEmpty();
                long of = page.items().stream()
                        .map(SupervisionLine::number)
                        .distinct()
                        .count();
                assertThat(page.items().size() <= limit || of == 1).isTrue();
                page.items()
                        .forEach(line -> met.add(line.number() + " " + line.of().no()));
                after = page.next();
            } while (after != null);
            assertThat(met).as("limit %d", limit).hasSize(6).doesNotHaveDuplicates();
        }
    }

    @Test
    void figures_leave_as_a_table_without_persons() {
        inHand(40);
        HttpResponse<String> csv = signedIn(town.head).get("/supervision/figures.csv");
        assertThat(csv.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(csv.body()).contains("\"按责任单位\",\"单位S\",\"").doesNotContain("员工");
        assertThat(csv.body().lines())
                .allMatch(line -> line.replace("\uFEFF", "").split(",").length == 5);
    }

    @Test
    void a_day_of_the_calendar_leads_to_what_is_due_on_it() {
        MatterNumber own = inHand(1);
        LocalDate due = dueDay(own);
        Browser handler = signedIn(town.handler);
        String month = handler.get("/work/calendar?month=" + due.toString().substring(0, 7))
                .body();
        assertThat(month).contains("href=\"/matters?due=" + due + "&amp;mine=true\"", "datetime=\"" + due + "\"");
        assertThat(handler.get("/matters?due=" + due + "&mine=true").body()).contains(own.toString());
        assertThat(handler.get("/work/calendar?month=2026-10").body()).contains("国庆节", "休", "班");
        assertThat(handler.get("/work/calendar?month=2031-05").body()).contains("2031 年放假安排尚未公布");
        assertThat(handler.get("/work/calendar?month=2026-13").statusCode()).isEqualTo(400);
    }

    @Test
    void a_calendar_program_fetches_numbers_and_dates_by_a_secret_address_until_it_ends() {
        MatterNumber own = inHand(1);
        inHand(1, town.departmentHandler, Story.DEPARTMENT);
        Browser handler = signedIn(town.handler);
        String address = made(handler);
        HttpResponse<String> fetched = new Browser(port).get(address);
        assertThat(fetched.statusCode()).isEqualTo(200);
        assertThat(fetched.headers().firstValue("Content-Type").orElseThrow())
                .isEqualToIgnoringCase("text/calendar;charset=UTF-8");
        var entries = StrictCalendar.entries(fetched.body());
        assertThat(entries).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.get("UID")).matches(own + "\\.\\d+@620102\\.shanzhi");
            assertThat(entry.get("SUMMARY")).endsWith(" " + own);
        });
        assertThat(fetched.body()).doesNotContain("漏水", "欧阳", "员工");
        assertThat(StrictCalendar.entries(new Browser(port).get(address).body()).stream()
                        .map(e -> e.get("UID")))
                .as("stable")
                .isEqualTo(entries.stream().map(e -> e.get("UID")).toList());

        String other = made(handler);
        assertThat(new Browser(port).get(address).statusCode()).as("renewed").isEqualTo(404);
        handler.submit("/work/calendar", "/work/calendar/feed/end", Map.of());
        assertThat(new Browser(port).get(other).statusCode()).as("ended").isEqualTo(404);
        assertThat(new Browser(port).get("/api/v1/public/calendar/x.ics").statusCode())
                .isEqualTo(404);
    }

    @Test
    void an_address_ends_by_time_and_with_the_post_and_is_kept_as_a_digest() {
        var issued = feeds.make(town.handler, Whose.OWN, 30, Locale.CHINA);
        signedIn(town.handler);
        assertThat(feeds.of(issued.secret())).isPresent();
        assertThat(db.fetch("select f::text from calendar_feed f where district_id = {0}", town.district)
                        .formatCSV())
                .doesNotContain(issued.secret());
        assertThat(statements.during(() -> feeds.of(issued.secret()))).isEqualTo(2);
        db.execute("update calendar_feed set expires_at = now() where district_id = {0}", town.district);
        assertThat(feeds.of(issued.secret())).isEmpty();
        db.execute(
                "update calendar_feed set expires_at = now() + interval '1 day', unit_id = {0} where district_id = {1}",
                Story.DEPARTMENT, town.district);
        assertThat(feeds.of(issued.secret()))
                .as("the person serves in that unit no more")
                .isEmpty();
    }

    private String made(Browser browser) {
        String once = browser.submit("/work/calendar", "/work/calendar/feed", Map.of("whose", "OWN", "days", "90"))
                .body();
        var address = ADDRESS.matcher(once);
        assertThat(address.find()).as(once).isTrue();
        return address.group();
    }

    private LocalDate dueDay(MatterNumber number) {
        return reading.sheet(town.handler, number).clocks().stream()
                .filter(clock -> clock.stopped() == null)
                .map(clock -> clock.dueDay())
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    private MatterNumber inHand(int days) {
        return inHand(days, town.handler, Story.STREET);
    }

    /** Signed for these days ago, and nothing done since. */
    private MatterNumber inHand(int days, Caller by, int unit) {
        Instant at = Instant.now().minus(Duration.ofDays(days));
        var numbers = new ArrayList<MatterNumber>();
        int n = told++;
        history.keepNumbers(town.district, ChinaTime.day(at).getYear(), 100_000);
        history.tell(town.district, telling -> {
            var life = telling.registered(n, at, town.clerk, town.request("欧阳明家漏水", "楼上漏水三个月"));
            life.happened(at.plusSeconds(60), town.clerk, new Accept());
            life.happened(at.plusSeconds(120), town.triage, new Triage("0202", Complexity.GENERAL, true, "MEDIATION"));
            life.happened(at.plusSeconds(180), town.triage, new Route(new UnitRef(unit), List.of(), TEXT, null));
            life.happened(at.plusSeconds(240), by, new Sign(null));
            numbers.add(life.number());
        });
        return numbers.getFirst();
    }
}
