package org.shanzhi.notify.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.Browser;
import org.shanzhi.grid.GridImport;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.tasks.RecurringWork;
import org.shanzhi.matter.InTown;
import org.shanzhi.matter.Town;
import org.shanzhi.notify.Medium;
import org.shanzhi.notify.store.ReminderStore;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.org.StaffRegister;
import org.shanzhi.testing.ShanzhiTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Everybody chooses by what to be reminded; an administrator sees how it goes. */
@ShanzhiTest
class ReminderPagesTest extends InTown {
    private static final String MINE = "/account/reminders";
    private static final String ALL = "/admin/reminders";

    @Autowired
    OrganisationImport register;

    @Autowired
    GridImport grids;

    @Autowired
    StaffRegister staff;

    @Autowired
    Clock clock;

    @Autowired
    ReminderStore reminders;

    @Autowired
    List<RecurringWork> work;

    @Value("${shanzhi.data}")
    Path data;

    @Test
    void what_the_installation_does_not_offer_says_so_and_cannot_be_chosen() {
        Browser handler = signedIn(town.handler);
        assertThat(handler.get(MINE).body()).contains("没有开通").doesNotContain("name=\"SMS\"");
        var typed = Map.of("active", "SMS", "SMS", "13912345678", "quietFrom", "21:00", "quietTo", "08:00");
        assertThat(handler.submit(MINE, MINE, typed).statusCode()).isEqualTo(302);
        assertThat(handler.get(MINE).body()).contains("value=\"21:00\"").doesNotContain("13912345678");
        Browser admin = signedIn(town.admin);
        assertThat(admin.get(ALL).body()).contains("未开通").doesNotContain("/MAIL/test");
    }

    @Test
    void an_address_is_chosen_mended_and_tried() throws Exception {
        town = Town.found(register, grids, "RM", true);
        Browser admin = signedIn(town.admin);
        assertThat(admin.get(ALL).body()).contains("只写入文件", "没有送不出去的提醒");
        admin.submit(ALL, ALL + "/MAIL/test", Map.of());
        assertThat(admin.get(ALL).body()).contains("先在“我的提醒”里填写");
        var wrong = admin.submit(
                MINE, MINE, Map.of("active", "MAIL", "MAIL", "zhao＠", "quietFrom", "22:00", "quietTo", "7"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("value=\"zhao＠\"", "地址的写法不对", "例如 22:00");
        var right = Map.of("active", "MAIL", "MAIL", "zhao@example.gov.cn", "quietFrom", "22:00", "quietTo", "07:00");
        assertThat(admin.submit(MINE, MINE, right).statusCode()).isEqualTo(302);
        admin.submit(ALL, ALL + "/MAIL/test", Map.of());
        assertThat(admin.get(ALL).body()).contains("试发已送出");
        assertThat(Files.readString(data.resolve("outgoing/mail.jsonl"))).contains("zhao@example.gov.cn", "试发消息");
    }

    @Test
    void the_address_of_whoever_serves_no_more_is_forgotten_over_night() {
        town = Town.found(register, grids, "RN", true);
        var typed = Map.of("active", "MAIL", "MAIL", "qian@example.gov.cn", "quietFrom", "21:00", "quietTo", "08:00");
        signedIn(town.handler).submit(MINE, MINE, typed);
        signedIn(town.clerk).submit(MINE, MINE, typed);
        staff.leave(
                town.admin,
                town.handler.staffId(),
                ChinaTime.day(clock.instant()).minusDays(1));
        work.stream().filter(one -> one.name().equals("forget-addresses")).forEach(RecurringWork::run);
        assertThat(reminders.chosen(town.district, town.handler.staffId())).isEmpty();
        assertThat(reminders.chosen(town.district, town.clerk.staffId())).containsKey(Medium.MAIL);
    }
}
