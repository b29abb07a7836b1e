package org.shanzhi.matter.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.Browser;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.matter.Command;
import org.shanzhi.matter.Command.*;
import org.shanzhi.matter.InTown;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.Story;
import org.shanzhi.matter.TaskState;
import org.shanzhi.matter.Town;
import org.shanzhi.matter.UnitRef;
import org.shanzhi.notify.Notices;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Caller;
import org.shanzhi.testing.ShanzhiTest;
import org.springframework.beans.factory.annotation.Autowired;

/** 分工 on the page of a matter: led by the street, the department assists. */
@ShanzhiTest
class TaskPagesTest extends InTown {
    @Autowired
    Notices notices;

    @Autowired
    Organisation units;

    private MatterNumber number;

    @BeforeEach
    void joint() {
        number = register();
        routed(number, Story.STREET, List.of(new UnitRef(Story.DEPARTMENT)));
        act(town.handler, new Sign(null));
        act(town.handler, new Start());
    }

    @Test
    void a_task_is_given_from_its_form_and_answered_by_the_unit_that_is_told() {
        Browser lead = signedIn(town.handler);
        assertThat(lead.get(path()).body()).contains("id=\"tasks\"", "还没有分工");
        var form = lead.get(path() + "?do=task-give").body();
        assertThat(form).contains("<option value=\"" + code(Story.DEPARTMENT)).doesNotContain("name=\"find\"");
        var sent = submit(
                lead,
                "task-give",
                Map.of("unit", code(Story.DEPARTMENT), "what", "查看现场，电话13912345678", "due", day(3).toString()));
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(reading.sheet(town.handler, number).tasks())
                .singleElement()
                .satisfies(task -> assertThat(task.unit()).isEqualTo(Story.DEPARTMENT));
        Browser assisting = signedIn(town.departmentHandler);
        assertThat(assisting.get(path()).body())
                .contains("查看现场，电话139****5678", "?do=task-answer&no=1#act")
                .doesNotContain("13912345678");
        submit(assisting, "task-answer", Map.of("done", "true", "text", "看过了"));
        assertThat(reading.sheet(town.handler, number).tasks().getFirst().state())
                .isEqualTo(TaskState.DONE);
        assertThat(lead.get(path()).body()).contains("看过了", "已办完，待验收", "?do=task-judge&no=1#act");
        assertThat(notices.list(town.handler, new Limit(10), null).items())
                .anyMatch(notice -> notice.code().equals("TASK_DONE"));
    }

    @Test
    void what_the_reader_may_not_do_says_why() {
        act(town.handler, new TaskGive(new UnitRef(Story.DEPARTMENT), TEXT, day(3)));
        Browser lead = signedIn(town.handler);
        assertThat(lead.get(path()).body()).contains("第 1 项分工是别的单位的任务");
        assertThat(signedIn(town.departmentHandler).get(path()).body()).contains("分工由主办单位分派、验收和收回");
        assertThat(signedIn(town.clerk).get(path()).body())
                .contains("id=\"tasks\"")
                .doesNotContain("do=task-");
        var refused = submit(lead, "conclude", Map.of("outcome", "NOT_SETTLED", "summary", "都谈过了"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("还有分工没有办结：第 1 项");
    }

    private void act(Caller by, Command command) {
        matters.act(by, number, command, Town.act());
    }

    private HttpResponse<String> submit(Browser browser, String action, Map<String, String> fields) {
        var typed = new HashMap<>(fields);
        typed.put("version", "" + reading.sheet(town.supervisor, number).version());
        return browser.submit(path(), path() + "/actions/" + action, typed);
    }

    private String code(int unit) {
        return units.unit(town.district, unit).code();
    }

    private String path() {
        return "/matters/" + number;
    }

    private static LocalDate day(int days) {
        return ChinaTime.day(Instant.now()).plusDays(days);
    }
}
