package org.shanzhi.search.suggest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.shanzhi.kernel.command.CommandFailed;

/**
 * Texts that somebody sorted, in a CSV file: a column {@code label} and either {@code body}, with a {@code title} beside it
 * or without, or {@code tokens}, the words of a text with blanks between them. Rows that tell the same share a {@code
 * dup_group}; without that column each tells its own.
 */
final class ExampleFile {
    private static final String LABEL = "label";
    private static final String TITLE = "title";
    private static final String BODY = "body";
    private static final String TOKENS = "tokens";
    private static final String GROUP = "dup_group";

    private ExampleFile() {}

    static List<Example> read(Path file) {
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file)) {
            return rows.stream().map(row -> example(file, row)).toList();
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw new CommandFailed("command.suggest.file", file.toString());
        }
    }

    private static Example example(Path file, NamedCsvRecord row) {
        List<String> columns = row.getHeader();
        if (!columns.contains(LABEL) || !columns.contains(BODY) && !columns.contains(TOKENS))
            throw new CommandFailed("command.suggest.columns", file.toString());
        return new Example(
                row.getField(LABEL),
                columns.contains(TITLE) ? row.getField(TITLE) : "",
                columns.contains(BODY)
                        ? row.getField(BODY)
                        : row.getField(TOKENS).replace(" ", ""),
                columns.contains(GROUP) ? row.getField(GROUP) : file + "#" + row.getStartingLineNumber());
    }
}
