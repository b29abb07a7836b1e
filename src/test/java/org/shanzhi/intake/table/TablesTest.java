package org.shanzhi.intake.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shanzhi.intake.ImportRefusal;
import org.shanzhi.kernel.Refused;

/** Files as offices send them. */
class TablesTest {
    private static final String TEXT = "编号,内容\r\n1,\"路灯,\"\"不亮\"\"\n两行\"\r\n2,㐂 𠮷 古丽·买买提\r\n";
    private static final List<List<String>> READ =
            List.of(List.of("编号", "内容"), List.of("1", "路灯,\"不亮\"\n两行"), List.of("2", "㐂 𠮷 古丽·买买提"));

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void a_csv_is_read_in_the_encoding_it_was_written_in(String charset) throws IOException {
        assertThat(texts(TEXT.getBytes(Charset.forName(charset)))).isEqualTo(READ);
    }

    @Test
    void the_mark_of_utf_8_is_no_part_of_the_first_heading() throws IOException {
        assertThat(texts(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8))).isEqualTo(READ);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void what_excel_calls_unicode_text_is_read_by_its_mark(String charset) throws IOException {
        assertThat(texts(("\uFEFF" + TEXT).getBytes(Charset.forName(charset)))).isEqualTo(READ);
    }

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|', '，'})
    void the_separator_is_the_one_of_the_first_line(char separator) throws IOException {
        String text = "编号" + separator + "内容\n1" + separator + "\"a" + separator + "b\"\n";
        assertThat(texts(text.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(List.of(List.of("编号", "内容"), List.of("1", "a" + separator + "b")));
    }

    @Test
    void lines_are_numbered_as_a_spreadsheet_numbers_them() throws IOException {
        var lines = lines("甲,乙\n\n1,\"一\n二\"\n,\n2,三\n".getBytes(StandardCharsets.UTF_8));
        assertThat(lines).extracting(Line::no).containsExactly(1, 2, 3, 4, 5);
        assertThat(lines).extracting(Line::empty).containsExactly(false, true, false, true, false);
    }

    @Test
    void whatever_a_csv_holds_comes_back() throws IOException {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        String[] alphabet = {"，", ",", "\"", "\n", "\r\n", "张", "𠮷", "a", " ", "'", "=", "\t", ";"};
        for (int round = 0; round < 200; round++) {
            var wanted = new ArrayList<List<String>>();
            wanted.add(List.of("甲", "乙", "丙"));
            var text = new StringBuilder("甲,乙,丙\n");
            for (int row = 0; row < random.nextInt(1, 6); row++) {
                var cells = new ArrayList<String>();
                for (int c = 0; c < 3; c++) {
                    var cell = new StringBuilder("x");
                    for (int i = 0; i < random.nextInt(8); i++) cell.append(alphabet[random.nextInt(alphabet.length)]);
                    cells.add(cell.toString());
                }
                wanted.add(cells);
                text.append(String.join(
                                ",",
                                cells.stream()
                                        .map(c -> "\"" + c.replace("\"", "\"\"") + "\"")
                                        .toList()))
                        .append("\n");
            }
            assertThat(texts(text.toString().getBytes(StandardCharsets.UTF_8)))
                    .as("seed %d", seed)
                    .isEqualTo(wanted);
        }
    }

    @Test
    void a_cell_of_ten_megabytes_is_one_cell() throws IOException {
        String large = "长".repeat(10 << 20);
        var read = texts(("甲,乙\n1," + large + "\n2,短\n").getBytes(StandardCharsets.UTF_8));
        assertThat(read.get(1).get(1)).hasSize(10 << 20);
        assertThat(read.get(2)).containsExactly("2", "短");
    }

    @Test
    void damaged_text_is_marked_in_its_cell() throws IOException {
        byte[] text = "\uFEFF甲,乙\n1,好\n2,坏?\n".getBytes(StandardCharsets.UTF_8);
        text[text.length - 2] = (byte) 0xe4;
        var lines = lines(text);
        assertThat(lines.get(1).cell(1).broken()).isFalse();
        assertThat(lines.get(2).cell(1).broken()).isTrue();
    }

    @Test
    void a_workbook_gives_numbers_dates_and_texts() throws IOException {
        byte[] file = workbook();
        var lines = lines(file);
        assertThat(lines).hasSize(4);
        Line row = lines.get(1);
        assertThat(row.cell(0).text()).isEqualTo("13812345678");
        assertThat(row.cell(1).number()).isNotNull();
        assertThat(ExcelDates.of(row.cell(1).number())).isEqualTo(LocalDateTime.of(2020, 1, 6, 12, 9, 38));
        assertThat(row.cell(1).text()).isEqualTo("2020-01-06 12:09:38");
        assertThat(row.cell(2).text()).isEqualTo("㐂 𠮷");
        assertThat(lines.get(2).empty()).isTrue();
        assertThat(lines.get(3).no()).isEqualTo(4);
    }

    @Test
    void a_workbook_written_by_any_program_gives_what_stands_there() throws IOException {
        byte[] file = book("1", """
                <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>行内</t></is></c></row>
                <row><c t="s"><v>1</v></c><c s="1"><v>0</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row>
                <row r="5"><c r="B5" t="str"><f>A1&amp;"x"</f><v>算出来的</v></c><c r="C5"><f>1+1</f><v>2.50</v></c></row>
                """);
        assertThat(texts(file))
                .containsExactly(
                        List.of("编 号", "", "行内"),
                        List.of("汉字", "1904-01-01", "true", ""),
                        List.of(),
                        List.of(),
                        List.of("", "算出来的", "2.5"));
        assertThat(lines(file).get(1).cell(3).broken()).isTrue();
    }

    @Test
    void a_sheet_that_names_rows_or_columns_beyond_all_sheets_is_refused() throws IOException {
        refused(book("0", "<row r=\"2000000000\"><c><v>1</v></c></row>"), ImportRefusal.TABLE_BROKEN);
        refused(book("0", "<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>"), ImportRefusal.TABLE_BROKEN);
        refused(book("0", "<row r=\"1\"><c t=\"s\"><v>9</v></c></row>"), ImportRefusal.TABLE_BROKEN);
        refused(book("0", "<row r=\"1\"><c><v>1</v></row>"), ImportRefusal.TABLE_BROKEN);
        assertThat(texts(book("0", "<row r=\"1\"><c><v>1E999999999</v></c></row>")))
                .containsExactly(List.of("1E999999999"));
    }

    @Test
    void a_row_of_a_workbook_longer_than_any_office_writes_is_damaged() throws IOException {
        String cell = "<c t=\"inlineStr\"><is><t>" + "长".repeat(200_000) + "</t></is></c>";
        var row = lines(book("0", "<row r=\"1\">" + cell + cell + "<c><v>7</v></c></row>"))
                .getFirst();
        assertThat(row.cell(0).text()).hasSize(200_000);
        assertThat(row.cell(1).broken()).isTrue();
        assertThat(row.cell(2).text()).isEqualTo("7");
    }

    @Test
    void rows_come_one_by_one_whatever_the_size_of_the_sheet() throws IOException {
        int rows = 200_000;
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var sheet = workbook.newWorksheet("台账");
            for (int i = 0; i < rows; i++) {
                sheet.inlineString(i, 0, "第 " + i + " 件，整条巷子的路灯都不亮，请派人看看，盼尽快答复");
                if (i % 1_000 == 0) sheet.flush();
            }
        }
        byte[] file = bytes.toByteArray();
        System.gc();
        long before = used();
        try (Table table = Tables.open(() -> new ByteArrayInputStream(file))) {
            for (int i = 0; i < rows - 1; i++) table.next();
            System.gc();
            assertThat(used() - before).as("bytes held near the end").isLessThan(8L << 20);
            assertThat(table.next().cell(0).text()).startsWith("第 199999 件");
            assertThat(table.hasNext()).isFalse();
        }
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static byte[] book(String from1904, String rows) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            part(zip, "xl/worksheets/first.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
            part(zip, "xl/workbook.xml", """
                    <workbook xmlns:r="r"><workbookPr date1904="%s"/><sheets><sheet name="台账" r:id="rId7"/></sheets></workbook>
                    """.formatted(from1904));
            part(zip, "xl/_rels/workbook.xml.rels", """
                    <Relationships><Relationship Id="rId7" Target="/xl/worksheets/first.xml"/></Relationships>
                    """);
            part(zip, "xl/styles.xml", """
                    <styleSheet><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>
                    """);
            part(zip, "xl/sharedStrings.xml", """
                    <sst><si><r><t xml:space="preserve">编 </t></r><r><t>号</t></r></si><si><t>汉字</t><rPh><t>ㄏㄢ</t></rPh></si></sst>
                    """);
        }
        return bytes.toByteArray();
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.strip().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void excel_counts_a_day_that_never_was() {
        assertThat(ExcelDates.of(new BigDecimal("59"))).isEqualTo(LocalDateTime.of(1900, 2, 28, 0, 0));
        assertThat(ExcelDates.of(new BigDecimal("61"))).isEqualTo(LocalDateTime.of(1900, 3, 1, 0, 0));
        assertThat(ExcelDates.of(new BigDecimal("0.999999999"))).isEqualTo(LocalDateTime.of(1900, 1, 1, 0, 0));
    }

    @Test
    void what_is_no_table_is_refused_in_words() throws IOException {
        refused(new byte[0], ImportRefusal.TABLE_EMPTY);
        refused(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 1, 2, 3, 4}, ImportRefusal.TABLE_OLD_EXCEL);
        refused(new byte[] {'a', 0, 'b', 0, ',', 0, 'c', 0}, ImportRefusal.TABLE_ENCODING);
        refused(new byte[] {'a', (byte) 0xff, (byte) 0xff, ','}, ImportRefusal.TABLE_ENCODING);
        refused(zip("word/document.xml", "<x/>"), ImportRefusal.TABLE_UNKNOWN_FORMAT);
        byte[] whole = workbook();
        for (int length = 200; length < whole.length - 30; length += 97) {
            refused(java.util.Arrays.copyOf(whole, length), ImportRefusal.TABLE_BROKEN);
        }
    }

    @Test
    void a_bomb_is_not_unpacked() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setLevel(1);
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] nothing = new byte[1 << 20];
            for (int i = 0; i < 1_030; i++) zip.write(nothing);
        }
        refused(bytes.toByteArray(), ImportRefusal.TABLE_TOO_LARGE_INSIDE);
    }

    private static byte[] workbook() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var sheet = workbook.newWorksheet("台账");
            sheet.value(0, 0, "电话");
            sheet.value(0, 1, "时间");
            sheet.value(0, 2, "内容");
            sheet.value(1, 0, 13812345678L);
            sheet.value(1, 1, LocalDateTime.of(2020, 1, 6, 12, 9, 38));
            sheet.style(1, 1).format("yyyy-mm-dd hh:mm").set();
            sheet.value(1, 2, "㐂 𠮷");
            sheet.value(3, 2, "隔了一行");
        }
        return bytes.toByteArray();
    }

    @Test
    void more_formats_than_a_workbook_can_have_are_not_held() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            part(zip, "xl/styles.xml", "<styleSheet><cellXfs>" + "<xf/>".repeat(70_000) + "</cellXfs></styleSheet>");
        }
        refused(bytes.toByteArray(), ImportRefusal.TABLE_BROKEN);
    }

    private static byte[] zip(String name, String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void refused(byte[] file, ImportRefusal code) {
        assertThatThrownBy(() -> lines(file))
                .isInstanceOfSatisfying(
                        Refused.class,
                        e -> assertThat(e.reasons().getFirst().code()).isEqualTo(code));
    }

    private static List<List<String>> texts(byte[] file) throws IOException {
        return lines(file).stream()
                .map(line -> line.cells().stream().map(Cell::text).toList())
                .toList();
    }

    private static List<Line> lines(byte[] file) throws IOException {
        try (Table table = Tables.open(() -> new ByteArrayInputStream(file))) {
            var lines = new ArrayList<Line>();
            table.forEachRemaining(lines::add);
            return lines;
        }
    }
}
