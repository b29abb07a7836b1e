package org.shanzhi.intake.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.shanzhi.access.Callers;
import org.shanzhi.intake.ImportSheet;
import org.shanzhi.intake.ImportState;
import org.shanzhi.intake.Imports;
import org.shanzhi.kernel.command.AdminCommand;
import org.shanzhi.kernel.command.CommandCall;
import org.shanzhi.kernel.command.CommandFailed;
import org.shanzhi.kernel.command.CommandOutput;
import org.shanzhi.kernel.text.Messages;
import org.shanzhi.org.District;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Component;

/** {@code ./run import FILE --profile CODE --as USERNAME}: as that member of staff would from the page. */
@Component
class ImportCommand implements AdminCommand {
    private static final String USAGE = "command.import.usage";
    private static final String DRY_RUN = "--dry-run";
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int MOST_SHOWN = 20;

    private final Imports imports;
    private final Organisation organisation;
    private final Callers callers;
    private final Messages messages;

    ImportCommand(Imports imports, Organisation organisation, Callers callers, Messages messages) {
        this.imports = imports;
        this.organisation = organisation;
        this.callers = callers;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public void run(CommandCall call, CommandOutput out) {
        var words = new ArrayList<>(call.args());
        boolean dryRun = words.remove(DRY_RUN);
        Map<String, String> options = options(words);
        if (words.size() != 1 || !options.keySet().containsAll(List.of("profile", "as"))) {
            throw new CommandFailed(USAGE);
        }
        Caller by = caller(options);
        UUID id = take(by, file(call, words.getFirst()), options.get("profile"));
        if (dryRun) imports.test(by, id);
        else imports.start(by, id);
        show(call, by, await(call, by, id, out), out);
    }

    /** Takes {@code --name value} out of what was typed. */
    private static Map<String, String> options(List<String> words) {
        var options = new HashMap<String, String>();
        for (int i = 0; i + 1 < words.size(); ) {
            if (!words.get(i).startsWith("--")) {
                i++;
                continue;
            }
            options.put(words.remove(i).substring(2), words.remove(i));
        }
        return options;
    }

    private Caller caller(Map<String, String> options) {
        District district = organisation.districts().stream()
                .filter(d -> !options.containsKey("district") || d.code().equals(options.get("district")))
                .reduce((one, other) -> {
                    throw new CommandFailed(
                            "command.which_district", organisation.districts().size());
                })
                .orElseThrow(() -> new CommandFailed("command.no_district", options.getOrDefault("district", "")));
        String username = options.get("as");
        return organisation
                .staffByUsername(district.id(), username)
                .flatMap(staff -> callers.onBehalf(district.id(), staff.id(), 0))
                .orElseThrow(() -> new CommandFailed("command.no_staff", username));
    }

    /** Where the program was started without a language, Java cannot say a Chinese file name. */
    private static Path file(CommandCall call, String name) {
        try {
            return call.file(name);
        } catch (InvalidPathException e) {
            throw new CommandFailed("command.import.name");
        }
    }

    private UUID take(Caller by, Path file, String profile) {
        try (InputStream content = Files.newInputStream(file)) {
            return imports.take(by, file.getFileName().toString(), profile, content);
        } catch (IOException e) {
            throw new CommandFailed("command.no_file", file);
        }
    }

    private ImportSheet await(CommandCall call, Caller by, UUID id, CommandOutput out) {
        int shown = -1;
        while (true) {
            ImportSheet sheet = imports.find(by, id);
            if (!sheet.state().atWork()) return sheet;
            if (sheet.done() != shown) {
                out.line(messages.text(call.language(), "command.import.progress", sheet.done(), sheet.total()));
            }
            shown = sheet.done();
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return sheet;
            }
        }
    }

    private void show(CommandCall call, Caller by, ImportSheet sheet, CommandOutput out) {
        var counts = sheet.counts();
        for (RowResult row : imports.wanting(by, sheet.id(), 0, MOST_SHOWN)) {
            for (Problem problem : row.problems()) {
                String why = messages.text(
                        call.language(),
                        "refusal." + problem.code(),
                        problem.args().toArray());
                out.line(messages.text(call.language(), "command.import.row", row.no(), problem.column(), why));
            }
        }
        out.line(messages.text(
                call.language(),
                sheet.begun() ? "command.import.done" : "command.import.tested",
                sheet.id(),
                counts.taken(),
                counts.answered(),
                counts.duplicates(),
                counts.wrong(),
                counts.empty()));
        sheet.failure().ifPresent(failure -> {
            throw new CommandFailed("refusal." + failure.code(), failure.args().toArray());
        });
        if (sheet.state() == ImportState.CANCELLED) throw new CommandFailed("imports.state.CANCELLED");
    }
}
