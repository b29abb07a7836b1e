package org.shanzhi.matter.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.AccessEntry;
import org.shanzhi.access.AccessKind;
import org.shanzhi.access.Approval;
import org.shanzhi.access.Approvals;
import org.shanzhi.access.AuditFilter;
import org.shanzhi.access.AuditTrail;
import org.shanzhi.access.AuditView;
import org.shanzhi.access.Browser;
import org.shanzhi.access.Callers;
import org.shanzhi.kernel.Forbidden;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.blobs.Files;
import org.shanzhi.matter.Command.Accept;
import org.shanzhi.matter.Command.SetFlag;
import org.shanzhi.matter.ExportFormat;
import org.shanzhi.matter.ExportPurpose;
import org.shanzhi.matter.ExportSheet;
import org.shanzhi.matter.Flag;
import org.shanzhi.matter.InTown;
import org.shanzhi.matter.ListFilter;
import org.shanzhi.matter.MatterExports;
import org.shanzhi.matter.MatterExports.Wish;
import org.shanzhi.matter.MatterLists;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.PartyField;
import org.shanzhi.matter.State;
import org.shanzhi.matter.Story;
import org.shanzhi.matter.Town;
import org.shanzhi.policy.Caller;
import org.shanzhi.testing.ShanzhiTest;
import org.shanzhi.testing.TestCallers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** A list as a file: what is in it, who may have it, what is written down about it, and that it goes. */
@ShanzhiTest
class ExportsTest extends InTown {
    private static final Duration MOST = Duration.ofSeconds(30);

    @Autowired
    private MatterExports exports;

    @Autowired
    private MatterLists lists;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private Approvals approvals;

    @Autowired
    private Callers callers;

    @Autowired
    private ExportStore store;

    @Autowired
    private Files files;

    @Autowired
    private TransactionOperations transactions;

    @Test
    void a_list_leaves_masked_harmless_and_within_the_sight_of_whoever_asks() throws Exception {
        MatterNumber formula = registered("=HYPERLINK(\"http://a.b\")欧阳明家漏水");
        MatterNumber other = registered("楼道堆物");
        String csv = new String(content(town.triage, ExportFormat.CSV), StandardCharsets.UTF_8);
        assertThat(csv).startsWith("\uFEFF\"编号\",\"标题\"").endsWith("\r\n");
        assertThat(csv.lines()).hasSize(3);
        assertThat(csv)
                .contains("\"" + formula + "\",\"'=HYPERLINK(", other.toString(), "欧**家漏水")
                .doesNotContain("欧阳明", "13912345678", "李四");
        assertThat(headings(content(town.triage, ExportFormat.XLSX)))
                .hasSize(3)
                .anySatisfy(row -> assertThat(row.getCellText(1)).startsWith("'=HYPERLINK("));
        Caller elsewhere = TestCallers.staff(town.district, 999, Story.DEPARTMENT, "UNIT_HEAD");
        assertThatThrownBy(() -> content(elsewhere, ExportFormat.CSV))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("EXPORT_NOTHING");
    }

    private static List<Row> headings(byte[] xlsx) throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(xlsx));
                var rows = book.getFirstSheet().openStream()) {
            return rows.toList();
        }
    }

    @Test
    void the_log_has_purpose_and_number_before_the_file_and_again_when_it_is_fetched() throws Exception {
        registered("楼道堆物");
        content(town.triage, ExportFormat.CSV);
        Caller auditor = callers.program(town.district, "AUDITOR");
        var filter = new AuditFilter(null, null, AccessKind.EXPORT, null, null);
        var logged = trail.entries(auditor, AuditView.EVERYTHING, filter, Long.MAX_VALUE, 10);
        assertThat(logged).extracting(AccessEntry::detail).hasSize(2);
        assertThat(logged.getLast().detail())
                .containsEntry("purpose", "REPORT")
                .containsEntry("matters", "1")
                .containsEntry("did", "EXPORT_STARTED");
        assertThat(logged.getFirst().detail()).containsEntry("did", "EXPORT_FETCHED");
        assertThat(logged.toString()).doesNotContain("区里月报");
        assertThat(exports.all(auditor, java.time.Instant.MAX, 5))
                .singleElement()
                .satisfies(sheet -> assertThat(sheet.words()).isEqualTo("区里月报用"));
    }

    @Test
    void a_file_is_for_whoever_asked_for_it_alone_and_goes_after_a_day() {
        registered("楼道堆物");
        UUID id = done(town.triage, ExportFormat.CSV);
        assertThatThrownBy(() -> exports.find(town.supervisor, id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> exports.open(town.supervisor, id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> exports.count(town.handler, ListFilter.ALL)).isInstanceOf(Forbidden.class);
        assertThat(store.attached(town.district, List.of(file(id)))).hasSize(1);
        UUID file = file(id);
        var later = Clock.offset(Clock.systemUTC(), Duration.ofHours(25));
        new ForgetExports(store, files, transactions, later).run();
        assertThat(files.find(town.district, file)).isEmpty();
        assertThat(exports.find(town.triage, id))
                .satisfies(sheet -> assertThat(sheet.file()).isFalse())
                .satisfies(sheet -> assertThat(sheet.matters()).isEqualTo(1));
        assertThatThrownBy(() -> exports.open(town.triage, id)).hasMessageContaining("EXPORT_FILE_GONE");
    }

    private UUID file(UUID id) {
        return store.find(town.district, id).orElseThrow().file();
    }

    @Test
    void what_moves_while_a_list_is_read_is_neither_missed_nor_met_twice() {
        var registered = new ArrayList<String>();
        for (int i = 0; i < 7; i++) registered.add(registered("第" + i + "件").toString());
        var met = new ArrayList<String>();
        var blocks = new AtomicInteger();
        lists.each(town.triage, ListFilter.ALL, 2, lines -> {
            lines.forEach(line -> met.add(line.number()));
            int block = blocks.getAndIncrement();
            inAnotherThread(() -> {
                matters.act(town.clerk, MatterNumber.named(registered.get(block)), new Accept(), Town.act());
                registered("后来的");
            });
        });
        assertThat(met).containsExactlyInAnyOrderElementsOf(registered);
        assertThat(blocks).hasValue(4);
        int asked = statements.during(() -> lists.each(town.triage, ListFilter.ALL, 5, lines -> {}));
        assertThat(asked).isBetween(1, 4);
    }

    private static void inAnotherThread(Runnable work) {
        try {
            Thread.ofVirtual().start(work).join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_list_is_taken_out_by_hand_with_its_filter_and_a_purpose() {
        MatterNumber number = registered("楼道堆物");
        Browser browser = signedIn(town.supervisor);
        String list = browser.get("/matters?kind=DISPUTE").body();
        assertThat(list).contains("href=\"/matters/export?kind=DISPUTE\"");
        assertThat(signedIn(town.clerk).get("/matters").body()).doesNotContain("/matters/export");
        String page = "/matters/export?kind=DISPUTE";
        assertThat(browser.get(page).body()).contains("清单里有 <b>1</b> 件", "事项台账：种类 ", "一天后自动删除");
        var wish = new java.util.HashMap<>(Map.of("format", "CSV", "purpose", "REPORT", "words", "看"));
        var refused = browser.submit(page, page, wish);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("请说明用途，至少 4 个字");
        wish.put("words", "区里月报用");
        String export = location(browser.submit(page, page, wish));
        awaitFile(town.supervisor, UUID.fromString(export.substring("/exports/".length())));
        assertThat(browser.get(export).body()).contains("<b>1</b> 件已写好", export + "/file");
        var fetched = browser.get(export + "/file");
        assertThat(fetched.body()).contains(number.toString());
        assertThat(fetched.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment")
                .contains(".csv");
        assertThat(browser.get("/exports").body()).contains("区里月报用", "下载");
        assertThat(signedIn(town.triage).get(export).statusCode()).isEqualTo(404);
    }

    @Test
    void what_stands_in_clear_was_allowed_by_another_person_and_shelters_whom_it_must() throws Exception {
        MatterNumber plain = registered("楼道堆物");
        MatterNumber violence = registered("夫妻打架");
        matters.act(town.triage, violence, new SetFlag(Flag.DV, TEXT), Town.act());
        UUID id = exports.askInClear(town.triage, wish(), EnumSet.of(PartyField.NAME, PartyField.PHONE));
        assertThat(exports.find(town.triage, id).allowed()).isFalse();
        assertThatThrownBy(() -> exports.open(town.triage, id)).hasMessageContaining("EXPORT_FILE_GONE");

        Approval asked = approvals.waiting(town.supervisor).getFirst();
        assertThat(approvals
                        .kind(asked.kind())
                        .told(asked, Locale.SIMPLIFIED_CHINESE)
                        .toString())
                .contains("电话 · 姓名或名称", plain.toString(), violence.toString());
        assertThat(approvals.waiting(town.head)).isEmpty();
        assertThatThrownBy(() -> approvals.decide(town.head, asked.id(), true, ""))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> approvals.decide(town.triage, asked.id(), true, ""))
                .isInstanceOf(Forbidden.class);
        approvals.decide(town.supervisor, asked.id(), true, "");
        awaitFile(town.triage, id);
        assertThatThrownBy(() -> exports.open(town.supervisor, id)).isInstanceOf(NotFound.class);
        try (var in = exports.open(town.triage, id).content()) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .contains(plain.toString(), "欧阳明", "13912345678", "李四")
                    .doesNotContain(violence.toString(), "620102198001011234", "静宁路");
        }
        assertThat(reading.mayOpen(town.triage, file(id))).isFalse();

        Caller auditor = callers.program(town.district, "AUDITOR");
        assertThat(trail.entries(auditor, AuditView.MATTER, of(plain), Long.MAX_VALUE, 10))
                .anySatisfy(entry -> assertThat(entry.detail())
                        .containsEntry("did", "EXPORT_CLEAR")
                        .containsEntry("fields", "PHONE,NAME"));
        assertThat(trail.entries(auditor, AuditView.MATTER, of(violence), Long.MAX_VALUE, 10))
                .noneMatch(entry -> entry.kind() == AccessKind.EXPORT);
        assertThat(trail.entries(auditor, AuditView.REVEALS, AuditFilter.NONE, Long.MAX_VALUE, 10))
                .anySatisfy(entry -> assertThat(entry.detail())
                        .containsEntry("did", "EXPORT_CLEAR_WRITTEN")
                        .containsEntry("matters", "1")
                        .containsEntry("rows", "2"));
    }

    @Test
    void a_list_in_clear_is_short_names_its_fields_and_is_asked_for_by_whoever_may_reveal_them() {
        var name = EnumSet.of(PartyField.NAME);
        assertThatThrownBy(() -> exports.askInClear(town.triage, wish(), name)).hasMessageContaining("EXPORT_NOTHING");
        registered("楼道堆物");
        assertThatThrownBy(() -> exports.askInClear(town.triage, wish(), EnumSet.noneOf(PartyField.class)))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> exports.askInClear(town.supervisor, wish(), name))
                .hasMessageContaining("EXPORT_NOT_IN_CLEAR");
        assertThatThrownBy(() -> exports.askInClear(town.handler, wish(), name)).isInstanceOf(Forbidden.class);
        assertThat(exports.own(town.supervisor)).isEmpty();
        for (int i = 0; i < MatterExports.MOST_IN_CLEAR; i++) registered("第" + i + "件");
        assertThatThrownBy(() -> exports.askInClear(town.triage, wish(), name)).hasMessageContaining("EXPORT_TOO_MANY");
    }

    @Test
    void a_list_in_clear_is_asked_for_and_allowed_by_hand() {
        registered("楼道堆物");
        Browser asks = signedIn(town.triage);
        String page = "/matters/export";
        var wanted = Map.of("format", "CSV", "purpose", "REPORT", "words", "法院开庭通知用", "fields", "NAME");
        String export = location(asks.submit(page, page + "/clear", wanted));
        assertThat(asks.get(export).body()).contains("待批准", "姓名或名称");
        Browser allows = signedIn(town.supervisor);
        assertThat(allows.get("/work").body()).contains("双人复核");
        assertThat(allows.get("/admin/approvals").body()).contains("带明文的清单", "法院开庭通知用");
        String id = approvals.waiting(town.supervisor).getFirst().id().toString();
        var granted = allows.submit("/admin/approvals", "/admin/approvals/" + id + "/grant", Map.of());
        assertThat(granted.statusCode()).isEqualTo(302);
        awaitFile(town.triage, UUID.fromString(export.substring("/exports/".length())));
        assertThat(asks.get(export + "/file").body()).contains("欧阳明");
    }

    private static Wish wish() {
        var all = ListFilter.ALL.states(State.REGISTERED);
        return new Wish(all, "/matters", ExportFormat.CSV, ExportPurpose.REPORT, "法院开庭通知用");
    }

    private static AuditFilter of(MatterNumber number) {
        return new AuditFilter(null, number.id(), null, null, null);
    }

    private UUID done(Caller by, ExportFormat format) {
        var all = ListFilter.ALL.states(State.REGISTERED);
        UUID id = exports.start(
                by, new Wish(all, "/matters", format, ExportPurpose.REPORT, "区里月报用"), Locale.SIMPLIFIED_CHINESE);
        awaitFile(by, id);
        return id;
    }

    private void awaitFile(Caller by, UUID id) {
        long end = System.nanoTime() + MOST.toNanos();
        ExportSheet sheet = exports.find(by, id);
        while (sheet.working()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
            sheet = exports.find(by, id);
        }
        assertThat(sheet.file()).as("%s", sheet).isTrue();
    }

    private byte[] content(Caller by, ExportFormat format) throws IOException {
        try (var in = exports.open(by, done(by, format)).content()) {
            return in.readAllBytes();
        }
    }
}
