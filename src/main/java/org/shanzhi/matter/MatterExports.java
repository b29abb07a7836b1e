package org.shanzhi.matter;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.shanzhi.access.AccessKind;
import org.shanzhi.access.AccessLog;
import org.shanzhi.access.Approvals;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.blobs.Files;
import org.shanzhi.kernel.blobs.OpenFile;
import org.shanzhi.kernel.jobs.JobRequest;
import org.shanzhi.kernel.jobs.JobView;
import org.shanzhi.kernel.jobs.Jobs;
import org.shanzhi.matter.export.ClearListApproval;
import org.shanzhi.matter.export.ExportStore;
import org.shanzhi.matter.export.ExportStore.Run;
import org.shanzhi.matter.export.ExportWork;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 导出: a list of matters as a file, as far as the role reaches that lets export, and masked as the list is. A job writes it; it lies
 * sealed for a day, for that person alone. What is known of those concerned stands in clear only in a short list that a
 * second person allowed. Touches no clock.
 */
@Component
public class MatterExports {
    /** How many matters one file takes. */
    public static final int MOST = 100_000;

    /** How many, when those concerned stand in it in clear. */
    public static final int MOST_IN_CLEAR = 200;

    public static final int LONGEST_WORDS = 200;
    private static final int SHORTEST_WORDS = 4;
    private static final int OWN = 20;

    private final MatterLists lists;
    private final ExportStore store;
    private final ExportWork work;
    private final Files files;
    private final Jobs jobs;
    private final AccessLog log;
    private final Approvals approvals;
    private final TransactionOperations transactions;
    private final Clock clock;

    MatterExports(
            MatterLists lists,
            ExportStore store,
            ExportWork work,
            Files files,
            Jobs jobs,
            AccessLog log,
            Approvals approvals,
            TransactionOperations transactions,
            Clock clock) {
        this.lists = lists;
        this.store = store;
        this.work = work;
        this.files = files;
        this.jobs = jobs;
        this.log = log;
        this.approvals = approvals;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What somebody wants.
     *
     * @param list address of the list, to be found again: codes, days and units only
     * @param words what for, kept sealed and shown to auditors
     */
    public record Wish(ListFilter filter, String list, ExportFormat format, ExportPurpose purpose, String words) {}

    /** How many matters the list holds, counted up to one more than {@value #MOST}. */
    @Needs(Permission.EXPORT_MATTERS)
    public int count(Caller by, ListFilter filter) {
        return lists.count(by.readingAs(Permission.EXPORT_MATTERS), filter, MOST + 1);
    }

    /**
     * Starts the job. The access log has it, with purpose and number, before anything is read; the words stay out of it
     * because it takes codes only. Not idempotent, but nobody has two at work.
     *
     * @param locale of the headings and names in the file
     * @throws Invalid the purpose is not said in words
     * @throws Refused {@code EXPORT_NOTHING}, {@code EXPORT_TOO_MANY}, {@code EXPORT_AT_WORK}
     */
    @Needs(Permission.EXPORT_MATTERS)
    public UUID start(Caller by, Wish wish, Locale locale) {
        String words = inWords(wish);
        if (own(by).stream().anyMatch(ExportSheet::working)) throw new Refused(ExportRefusal.EXPORT_AT_WORK);
        int matters = count(by, wish.filter());
        if (matters == 0) throw new Refused(ExportRefusal.EXPORT_NOTHING);
        if (matters > MOST) throw new Refused(ExportRefusal.EXPORT_TOO_MANY, MOST);
        UUID id = UUID.randomUUID();
        transactions.executeWithoutResult(transaction -> {
            log.record(
                    AccessKind.EXPORT,
                    by,
                    null,
                    Map.of(
                            "did", "EXPORT_STARTED",
                            "export", id.toString(),
                            "purpose", wish.purpose().name(),
                            "format", wish.format().name(),
                            "matters", String.valueOf(matters)));
            var request = JobRequest.of(by.district(), "matter-export", by.staffId(), matters);
            var job = jobs.start(
                    request,
                    progress -> work.write(by.readingAs(Permission.EXPORT_MATTERS), id, wish, locale, progress));
            store.add(by, id, wish, words, job.id());
        });
        return id;
    }

    /**
     * Asks for a list in which some of what is known of those concerned stands in clear. It holds the matters that the list
     * holds now, {@value #MOST_IN_CLEAR} at most, and is written once another person who answers for the data has allowed
     * it ({@code APPROVE_EXPORTS}). Never in it: matters of violence, of minors, of anonymous reporters, and any that the
     * asker may not reveal one by one. The log has every matter, with the fields, before its row is written.
     *
     * @throws Invalid the purpose is not said in words, or no field is named
     * @throws Refused {@code EXPORT_NOTHING}, {@code EXPORT_TOO_MANY}, {@code EXPORT_NOT_IN_CLEAR} to whoever may reveal
     *     nothing
     */
    @Needs(Permission.EXPORT_MATTERS)
    public UUID askInClear(Caller by, Wish wish, Set<PartyField> wanted) {
        String words = inWords(wish);
        if (wanted.isEmpty()) throw new Invalid("fields", ExportRefusal.EXPORT_FIELD_MISSING);
        Caller reading = by.readingAs(Permission.EXPORT_MATTERS);
        int matters = lists.count(reading, wish.filter(), MOST_IN_CLEAR + 1);
        if (matters == 0) throw new Refused(ExportRefusal.EXPORT_NOTHING);
        if (matters > MOST_IN_CLEAR) throw new Refused(ExportRefusal.EXPORT_TOO_MANY, MOST_IN_CLEAR);
        var ids = new ArrayList<Long>();
        lists.each(
                reading,
                wish.filter(),
                MOST_IN_CLEAR,
                block -> block.forEach(
                        line -> ids.add(MatterNumber.named(line.number()).id())));
        List<PartyField> fields = wanted.stream().sorted().toList();
        UUID id = UUID.randomUUID();
        transactions.executeWithoutResult(transaction -> {
            store.addInClear(by, id, wish, words, fields, ids);
            var references = Map.of(
                    ClearListApproval.EXPORT,
                    id.toString(),
                    "matters",
                    String.valueOf(ids.size()),
                    "fields",
                    fields.stream().map(Enum::name).collect(Collectors.joining(",")));
            approvals.ask(by, ClearListApproval.CODE, references, words);
        });
        return id;
    }

    /** One's own exports, newest first, {@value #OWN} at most. */
    @Needs(Permission.EXPORT_MATTERS)
    public List<ExportSheet> own(Caller by) {
        return store.own(by, OWN).stream().map(run -> sheet(run, job(by, run))).toList();
    }

    /** Everybody's exports in the district, newest first, for whoever audits. {@code before} is of the last one shown. */
    @Needs(Permission.READ_AUDIT)
    public List<ExportSheet> all(Caller by, Instant before, int most) {
        return store.all(by.district(), before, most).stream()
                .map(run -> sheet(run, Optional.empty()))
                .toList();
    }

    /** @throws NotFound unless the caller started it */
    @Needs(Permission.EXPORT_MATTERS)
    public ExportSheet find(Caller by, UUID id) {
        Run run = run(by, id);
        var job = job(by, run);
        // the job may have ended since the row was read
        return sheet(job.filter(view -> view.state().over()).isPresent() ? run(by, id) : run, job);
    }

    /**
     * Asks the job to stop; nothing of its file is kept. Without effect when it is over.
     *
     * @throws NotFound unless the caller started it
     */
    @Needs(Permission.EXPORT_MATTERS)
    public void cancel(Caller by, UUID id) {
        jobs.cancel(by.district(), by.staffId(), run(by, id).job());
    }

    /**
     * The file, to be read once and closed. Logged before it is handed out.
     *
     * @throws NotFound unless the caller started it
     * @throws Refused {@code EXPORT_FILE_GONE} when there is none yet, or none any more
     */
    @Needs(Permission.EXPORT_MATTERS)
    public OpenFile open(Caller by, UUID id) {
        Run run = run(by, id);
        if (run.file() == null || !clock.instant().isBefore(run.until()))
            throw new Refused(ExportRefusal.EXPORT_FILE_GONE);
        String matters = String.valueOf(run.matters());
        log.record(
                AccessKind.EXPORT,
                by,
                null,
                Map.of("did", "EXPORT_FETCHED", "export", id.toString(), "matters", matters));
        return files.open(by.district(), run.file());
    }

    private static String inWords(Wish wish) {
        String words = wish.words().strip();
        int length = words.codePointCount(0, words.length());
        if (length < SHORTEST_WORDS) throw new Invalid("words", ExportRefusal.EXPORT_WORDS_TOO_SHORT, SHORTEST_WORDS);
        if (length > LONGEST_WORDS) throw new Invalid("words", MatterRefusal.TOO_MANY, LONGEST_WORDS);
        return words;
    }

    private Run run(Caller by, UUID id) {
        return store.find(by.district(), id)
                .filter(run -> run.madeBy() == by.staffId())
                .orElseThrow(() -> new NotFound("export " + id));
    }

    private Optional<JobView> job(Caller by, Run run) {
        if (run.job() == null) return Optional.empty();
        try {
            return Optional.of(jobs.find(by.district(), by.staffId(), run.job()));
        } catch (NotFound forgotten) {
            return Optional.empty();
        }
    }

    private ExportSheet sheet(Run run, Optional<JobView> job) {
        boolean file = run.file() != null && clock.instant().isBefore(run.until());
        return new ExportSheet(
                run.id(),
                run.madeBy(),
                run.unit(),
                run.format(),
                run.list(),
                run.purpose(),
                run.words(),
                run.matters(),
                file,
                run.createdAt(),
                file ? run.until() : null,
                job,
                run.fields(),
                run.fields().isEmpty() || run.job() != null);
    }
}
