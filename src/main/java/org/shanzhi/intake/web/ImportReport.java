package org.shanzhi.intake.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shanzhi.intake.Imports;
import org.shanzhi.intake.imports.RowResult;
import org.shanzhi.kernel.text.Harmless;
import org.shanzhi.kernel.text.Messages;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.policy.Caller;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * 导入结果: a line for every row of the file, for a spreadsheet. With the mark that makes Excel read it as UTF-8, and no cell
 * that a spreadsheet would take for a formula.
 */
@Component
class ImportReport {
    private static final String MARK = "\uFEFF";
    private static final int PIECE = 2_000;

    private final Imports imports;
    private final MatterReading reading;
    private final ImportWords words;
    private final Messages messages;

    ImportReport(Imports imports, MatterReading reading, ImportWords words, Messages messages) {
        this.imports = imports;
        this.reading = reading;
        this.words = words;
        this.messages = messages;
    }

    /** Answers a request with it, as a download. */
    void send(Caller by, UUID id, Locale locale, HttpServletResponse response) {
        imports.find(by, id);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("import-" + id + ".csv")
                        .build()
                        .toString());
        try {
            write(by, id, locale, response.getOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Caller by, UUID id, Locale locale, OutputStream out) throws IOException {
        Writer csv = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        csv.write(MARK);
        line(csv, Stream.of("row", "outcome", "number", "why").map(c -> messages.text(locale, "imports.report." + c)));
        int after = 0;
        for (List<RowResult> piece = imports.rows(by, id, after, PIECE);
                !piece.isEmpty();
                piece = imports.rows(by, id, after, PIECE)) {
            for (RowResult row : piece) {
                line(
                        csv,
                        Stream.of(
                                String.valueOf(row.no()),
                                words.outcome(row, locale),
                                number(by, row),
                                words.problems(row, locale)));
            }
            after = piece.getLast().no();
        }
        csv.flush();
    }

    private String number(Caller by, RowResult row) {
        return row.matterId() == null
                ? ""
                : reading.number(by.district(), row.matterId()).toString();
    }

    /** Headings of the file stand in the reasons, and a heading may begin like a formula. */
    private static void line(Writer csv, Stream<String> cells) throws IOException {
        csv.write(cells.map(Harmless::csv).collect(Collectors.joining(",")) + "\r\n");
    }
}
