package org.shanzhi.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.dhatim.fastexcel.Workbook;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shanzhi.grid.GridImport;
import org.shanzhi.intake.imports.Field;
import org.shanzhi.intake.imports.NewProfile;
import org.shanzhi.kernel.Forbidden;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.blobs.Attachments;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.matter.MatterSheet;
import org.shanzhi.matter.Recorded;
import org.shanzhi.matter.State;
import org.shanzhi.matter.Town;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.testing.ShanzhiTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Ledgers as they come: what becomes of every row, and that it happens once. */
@ShanzhiTest
class ImportsTest {
    private static final String LEDGER = "hotline-ledger";
    private static final String HEAD = "工单编号,来电时间,来电人,联系电话,标题,诉求内容,答复内容,答复时间\n";

    @Autowired
    Imports imports;

    @Autowired
    MatterReading reading;

    @Autowired
    List<Attachments> attachments;

    @Autowired
    OrganisationImport organisation;

    @Autowired
    GridImport grids;

    @Autowired
    DSLContext db;

    private Town town;

    @BeforeEach
    void found() {
        town = Town.found(organisation, grids);
    }

    @Test
    void a_test_run_writes_no_matter_and_then_the_rows_become_matters() {
        UUID id = take(new Ledger(7).csv(40));
        imports.test(town.clerk, id);
        ImportSheet tested = over(id);
        assertThat(tested.state()).isEqualTo(ImportState.TESTED);
        assertThat(tested.counts()).isEqualTo(new ImportSheet.Counts(40, 0, 0, 0, 0));
        assertThat(tested.total()).isEqualTo(40);
        assertThat(matters()).isZero();
        assertThat(imports.preview(town.clerk, id)).hasSize(8).allSatisfy(row -> {
            assertThat(row.who()).matches(".\\*{1,2} 199\\*{4}\\d{4}");
            assertThat(row.state()).isEqualTo(State.REGISTERED);
        });
        imports.start(town.clerk, id);
        assertThat(over(id).counts()).isEqualTo(new ImportSheet.Counts(40, 0, 0, 0, 0));
        assertThat(matters()).isEqualTo(40);
        assertThatThrownBy(() -> imports.start(town.clerk, id)).isInstanceOf(Refused.class);
    }

    @Test
    void the_time_of_the_request_is_kept_and_the_clock_starts_now() {
        Instant before = Instant.now();
        MatterSheet matter = only("GD-1,2019年3月5日 下午2:30,康示例,０９３１－８４５０００１,路灯不亮,整条巷子都黑,,\n");
        assertThat(matter.requestedAt())
                .isEqualTo(LocalDateTime.of(2019, 3, 5, 14, 30)
                        .atZone(org.shanzhi.kernel.ChinaTime.ZONE)
                        .toInstant());
        assertThat(matter.state()).isEqualTo(State.REGISTERED);
        assertThat(matter.nextDuty().orElseThrow().due()).isAfter(before);
        assertThat(matter.parties()).hasSize(1);
    }

    @Test
    void an_official_reply_becomes_the_answer_and_its_time_stands_beside_it() {
        MatterSheet matter = only("GD-1,2019/3/5 9:00,,,路灯不亮,整条巷子都黑,已更换灯泡 12 只。,2019/3/9 16:20\n");
        assertThat(matter.state()).isEqualTo(State.CONCLUDED);
        List<Recorded> events =
                reading.events(town.clerk, number(matter), 0, 10).items();
        assertThat(events).hasSize(2);
        var answer = (Event.Answered) events.get(1).event();
        assertThat(answer.text().value()).isEqualTo("已更换灯泡 12 只。");
        assertThat(events.get(1).with().note().value()).contains("2019-03-09 16:20");
        assertThat(((Event.Registered) events.get(0).event()).lateReason().value())
                .contains("GD-1");
    }

    @Test
    void the_same_file_again_changes_nothing_whatever_its_encoding() {
        String text = HEAD + "GD-1,2020-01-06,康示例,13800000001,灯,巷子黑,,\n,2020-01-07,,,灯,又黑了,,\n";
        run(text.getBytes(StandardCharsets.UTF_8));
        assertThat(matters()).isEqualTo(2);
        var events = events();
        for (byte[] again : List.of(
                text.getBytes(Charset.forName("GB18030")), ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE))) {
            assertThat(run(again).counts()).isEqualTo(new ImportSheet.Counts(0, 0, 2, 0, 0));
        }
        assertThat(events()).isEqualTo(events);
    }

    @Test
    void a_row_is_known_again_by_its_number_or_by_text_requester_and_time() {
        UUID id = take((HEAD + """
                GD-1,2020-01-06,康示例,13800000001,灯,巷子黑,,
                GD-1,2020-01-06,康示例,13800000001,灯,巷子黑,,
                GD-2,2020/1/6 0:00,别的名字,138-0000-0001,灯 ,巷 子 黑,,
                GD-1,2020-01-06,康示例,13800000001,灯,巷子亮,,
                GD-3,2020-01-06,康示例,13800000002,灯,巷子黑,,
                GD-4,2020-01-07,康示例,13800000001,灯,巷子黑,,
                """).getBytes(StandardCharsets.UTF_8));
        imports.test(town.clerk, id);
        ImportSheet tested = over(id);
        var wanting = codes(id);
        imports.start(town.clerk, id);
        assertThat(over(id).counts()).isEqualTo(tested.counts()).isEqualTo(new ImportSheet.Counts(3, 0, 3, 0, 0));
        assertThat(codes(id))
                .isEqualTo(wanting)
                .containsExactly("3 IMPORT_SAME_AS_ROW", "4 IMPORT_SAME_AS_ROW", "5 IMPORT_SAME_ID_OTHER_TEXT");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GD-1,昨天,,,灯,巷子黑,,                            | IMPORT_BAD_MOMENT
            GD-1,2999-01-01,,,灯,巷子黑,,                      | IN_THE_FUTURE
            GD-1,2020-01-06,康示例,打我手机,灯,巷子黑,,          | NOT_A_NUMBER
            GD-1,2020-01-06,康示例,123,灯,巷子黑,,             | BAD_PHONE
            GD-1,2020-01-06,,,,,,                             | REQUIRED REQUIRED
            GD-1,2020-01-06,,,灯,巷子黑,好,2019-01-01          | IMPORT_ANSWER_BEFORE
            GD-1,2020-01-06,,,灯,巷子黑,,,多,出来               | IMPORT_EXTRA_CELLS
            """)
    void a_wrong_row_says_what_is_wrong_and_the_others_go_in(String row, String code) {
        UUID id = started(HEAD + row.strip() + "\nGD-2,2020-01-06,,,灯,另一条,,\n");
        ImportSheet sheet = over(id);
        assertThat(codes(id)).anyMatch(line -> line.equals("2 " + code));
        assertThat(sheet.counts().taken()).isEqualTo(1);
        assertThat(sheet.counts().wrong()).isEqualTo(1);
    }

    @Test
    void a_cell_of_ten_megabytes_is_an_error_of_its_row() {
        UUID id = started(HEAD + "GD-1,2020-01-06,,,灯," + "长".repeat(3 << 20) + ",,\nGD-2,2020-01-06,,,灯,短,,\n");
        assertThat(over(id).counts()).isEqualTo(new ImportSheet.Counts(1, 0, 0, 1, 0));
        assertThat(codes(id)).containsExactly("2 TEXT_TOO_LONG");
    }

    @Test
    void markup_and_statements_are_only_text() {
        String evil = "<script>alert(1)</script>'); drop table matter; --";
        MatterSheet matter = only("GD-1,2020-01-06,,,\"" + evil + "\",\"=HYPERLINK(\"\"http://x\"\")\",,\n");
        assertThat(matter.title()).isEqualTo(evil);
        assertThat(matters()).isEqualTo(1);
    }

    @Test
    void titles_above_the_head_empty_lines_and_a_merged_head_are_understood() {
        UUID id = started("""
                2020 年 1 月热线台账,,,,
                ,,,,
                工单编号（必填）,来电时间*,来电人,,诉求内容
                ,,姓名,联系电话,
                ,,,,
                GD-1,2020-01-06,康示例,13800000001,巷子黑

                GD-2,2020-01-07,狄示例,13800000002,楼道堆物
                """);
        assertThat(over(id).counts()).isEqualTo(new ImportSheet.Counts(2, 0, 0, 0, 2));
        assertThat(db.fetchSingle(
                                "select count(*) from party where district_id = ? and phone_key is not null",
                                town.district)
                        .get(0, int.class))
                .isEqualTo(2);
    }

    @Test
    void missing_columns_are_named() {
        UUID id = started("编号,说明\n1,2\n");
        ImportSheet sheet = over(id);
        assertThat(sheet.state()).isEqualTo(ImportState.FAILED);
        assertThat(sheet.failure().orElseThrow().code()).isEqualTo("IMPORT_COLUMNS_MISSING");
        assertThat(sheet.failure().orElseThrow().args().getFirst()).contains("诉求内容", "来电时间");
    }

    @Test
    void what_is_no_table_is_refused_at_the_door() {
        assertThatThrownBy(() -> take("%PDF-1.7 …".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> take(new byte[0])).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> take(new byte[] {'a', 0, 'b', 0})).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> imports.take(town.clerk, "x", "no-such", new ByteArrayInputStream(new byte[] {'a'})))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void a_workbook_goes_in_with_its_dates_and_lost_digits_are_found() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var sheet = workbook.newWorksheet("台账");
            String[] head = {"工单编号", "来电时间", "姓名", "联系电话", "证件号码", "诉求内容"};
            for (int c = 0; c < head.length; c++) sheet.value(0, c, head[c]);
            sheet.value(1, 0, 1);
            sheet.value(1, 1, 43836.506689815);
            sheet.value(1, 2, "古丽·示例");
            sheet.value(1, 3, 13800000001L);
            sheet.value(1, 4, "620102800101123");
            sheet.value(1, 5, "暖气不热_x000D_\n连着三天");
            sheet.value(2, 0, 2);
            sheet.value(2, 1, LocalDateTime.of(2020, 1, 6, 12, 9, 38));
            sheet.style(2, 1).format("yyyy/m/d h:mm").set();
            sheet.value(2, 2, "𠮷示例");
            sheet.value(2, 4, 6.20102198001011e17);
            sheet.value(2, 5, "路面塌陷");
        }
        UUID id = take(bytes.toByteArray());
        imports.start(town.clerk, id);
        assertThat(over(id).counts()).isEqualTo(new ImportSheet.Counts(1, 0, 0, 1, 0));
        assertThat(codes(id)).containsExactly("3 IMPORT_DIGITS_LOST");
        MatterSheet matter = sheet();
        assertThat(matter.requestedAt()).isEqualTo(Instant.parse("2020-01-06T04:09:38Z"));
        assertThat(db.fetchSingle("select id_number_key from party where district_id = ?", town.district)
                        .get(0))
                .isNotNull();
    }

    @Test
    void a_mapping_is_made_from_the_head_of_a_file_and_serves_the_next_one() {
        byte[] file =
                "序号,谁说的,说了什么,哪天,什么类\n7,康示例,灯不亮,2020-1-6,照明\n8,狄示例,水管漏,2020-1-7,别的\n".getBytes(StandardCharsets.UTF_8);
        UUID id = imports.take(town.clerk, "x.csv", "", new ByteArrayInputStream(file));
        assertThatThrownBy(() -> imports.test(town.clerk, id)).isInstanceOf(Refused.class);
        var head = imports.head(town.clerk, id);
        assertThat(head.names()).containsExactly("序号", "谁说的", "说了什么", "哪天", "什么类");
        var chosen = Arrays.asList(Field.SOURCE_ID, Field.NAME, Field.BODY, Field.REQUESTED_AT, Field.TYPE);
        assertThatThrownBy(() -> make(id, head.names(), Arrays.asList(null, null, null, null, null), ""))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> make(id, head.names(), chosen, "照明=没有")).isInstanceOf(Invalid.class);
        make(id, head.names(), chosen, "照明=R0501\n*=R9999");
        imports.start(town.clerk, id);
        assertThat(over(id).counts()).isEqualTo(new ImportSheet.Counts(2, 0, 0, 0, 0));
        assertThat(db.fetch("select type_code from matter where district_id = ? order by type_code", town.district)
                        .getValues(0, String.class))
                .containsExactly("R0501", "R9999");
        String own = imports.profiles(town.triage).getFirst().code();
        UUID next = imports.take(town.triage, "y.csv", own, new ByteArrayInputStream(file));
        imports.start(town.triage, next);
        assertThat(over(next).counts()).isEqualTo(new ImportSheet.Counts(0, 0, 2, 0, 0));
    }

    private void make(UUID id, List<String> names, List<Field> chosen, String types) {
        imports.make(town.clerk, id, new NewProfile("某办台账", "REQUEST", "HOTLINE_12345", names, chosen, types));
    }

    @Test
    void a_cancelled_import_goes_on_where_it_stopped() {
        UUID id = take(new Ledger(9).csv(3_000));
        imports.start(town.clerk, id);
        Awaitility.await().until(() -> imports.find(town.clerk, id).done() > 0);
        imports.cancel(town.clerk, id);
        ImportSheet cancelled = over(id);
        assertThat(cancelled.state()).isEqualTo(ImportState.CANCELLED);
        assertThat(cancelled.done()).isBetween(1, 2_999);
        assertThat(matters()).isEqualTo(cancelled.counts().taken());
        Awaitility.await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
            imports.start(town.clerk, id);
            return true;
        });
        assertThat(over(id).counts()).isEqualTo(new ImportSheet.Counts(3_000, 0, 0, 0, 0));
        assertThat(matters()).isEqualTo(3_000);
        assertThat(requests())
                .as("of each row its own, whoever began the work again")
                .isEqualTo(IntStream.rangeClosed(2, 3_001)
                        .mapToObj(row -> UUID.nameUUIDFromBytes((id + "/" + row).getBytes(StandardCharsets.UTF_8)))
                        .collect(Collectors.toSet()));
    }

    @Test
    void nobody_without_the_right_and_no_other_district_sees_an_import() {
        UUID id = take(new Ledger(7).csv(1));
        assertThatThrownBy(() -> imports.find(town.handler, id)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> imports.take(town.admin, "x", LEDGER, new ByteArrayInputStream(new byte[] {'a'})))
                .isInstanceOf(Forbidden.class);
        Town other = Town.found(organisation, grids);
        assertThatThrownBy(() -> imports.find(other.clerk, id)).isInstanceOf(NotFound.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"13812349876", "620102199001011234"})
    void a_number_in_a_text_lies_nowhere_in_clear(String number) {
        only("GD-1,2020-01-06,康示例," + "13812349876" + ",找 " + number + " 说过,打 " + number + " 没人接,,\n");
        for (String table :
                List.of("matter", "matter_event", "import_run", "import_row", "import_key", "job", "job_row")) {
            assertThat(db.fetch("select t::text from " + table + " t where district_id = ?", town.district)
                            .getValues(0, String.class))
                    .as(table)
                    .noneMatch(row -> row.contains(number));
        }
        assertThat(sheet().title()).doesNotContain(number).contains("*");
    }

    @Test
    void a_file_that_waits_to_be_imported_belongs_to_something() {
        take(new Ledger(7).csv(1));
        UUID file = db.fetchSingle("select file_id from import_run where district_id = ?", town.district)
                .get(0, UUID.class);
        assertThat(attachments.stream()
                        .flatMap(module -> module.attached(town.district, List.of(file, UUID.randomUUID())).stream()))
                .containsExactly(file);
    }

    private UUID take(byte[] file) {
        return imports.take(town.clerk, "台账.csv", LEDGER, new ByteArrayInputStream(file));
    }

    private UUID started(String text) {
        UUID id = take(text.getBytes(StandardCharsets.UTF_8));
        imports.start(town.clerk, id);
        return id;
    }

    private ImportSheet run(byte[] file) {
        UUID id = take(file);
        imports.start(town.clerk, id);
        return over(id);
    }

    private ImportSheet over(UUID id) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> imports.find(town.clerk, id),
                        sheet -> !sheet.state().atWork());
    }

    private MatterSheet only(String row) {
        UUID id = started(HEAD + row);
        assertThat(over(id).counts().taken()).as(codes(id).toString()).isEqualTo(1);
        return sheet();
    }

    private MatterSheet sheet() {
        long id = db.fetchSingle("select id from matter where district_id = ?", town.district)
                .get(0, Long.class);
        return reading.sheet(town.clerk, reading.number(town.district, id));
    }

    private static MatterNumber number(MatterSheet matter) {
        return MatterNumber.parse(matter.number()).orElseThrow();
    }

    private List<String> codes(UUID id) {
        return imports.wanting(town.clerk, id, 0, 100).stream()
                .map(row -> row.no() + " "
                        + row.problems().stream()
                                .map(org.shanzhi.intake.imports.Problem::code)
                                .collect(Collectors.joining(" ")))
                .toList();
    }

    private int matters() {
        return count("matter");
    }

    private Set<UUID> requests() {
        return db.fetch("select request_id from matter_event where district_id = ?", town.district)
                .intoSet(0, UUID.class);
    }

    private int events() {
        return count("matter_event");
    }

    private int count(String table) {
        return db.fetchSingle("select count(*) from " + table + " where district_id = ?", town.district)
                .get(0, Integer.class);
    }
}
