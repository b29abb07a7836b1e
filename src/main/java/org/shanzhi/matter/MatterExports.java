package org.shanzhi.matter;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.shanzhi.access.AccessKind;
import org.shanzhi.access.AccessLog;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.blobs.Files;
import org.shanzhi.kernel.blobs.OpenFile;
import org.shanzhi.kernel.jobs.JobRequest;
import org.shanzhi.kernel.jobs.JobView;
import org.shanzhi.kernel.jobs.Jobs;
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
 * sealed for a day, for that person alone. Personal data in clear is in no such file. Touches no clock.
 */
@Component
public class MatterExports {
    /** How many matters one file takes. */
    public static final int MOST = 100_000;

    public static final int LONGEST_WORDS = 200;
    private static final int SHORTEST_WORDS = 4;
    private static final int OWN = 20;

    private final MatterLists lists;
    private final ExportStore store;
    private final ExportWork work;
    private final Files files;
    private final Jobs jobs;
    private final AccessLog log;
    private final TransactionOperations transactions;
    private final Clock clock;

    MatterExports(
            MatterLists lists,
            ExportStore store,
            ExportWork work,
            Files files,
            Jobs jobs,
            AccessLog log,
            TransactionOperations transactions,
            Clock clock) {
        this.lists = lists;
        this.store = store;
        this.work = work;
        this.files = files;
        this.jobs = jobs;
        this.log = log;
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
        String words = wish.words().strip();
        int length = words.codePointCount(0, words.length());
        if (length < SHORTEST_WORDS) throw new Invalid("words", ExportRefusal.EXPORT_WORDS_TOO_SHORT, SHORTEST_WORDS);
        if (length > LONGEST_WORDS) throw new Invalid("words", MatterRefusal.TOO_MANY, LONGEST_WORDS);
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

    private Run run(Caller by, UUID id) {
        return store.find(by.district(), id)
                .filter(run -> run.madeBy() == by.staffId())
                .orElseThrow(() -> new NotFound("export " + id));
    }

    private Optional<JobView> job(Caller by, Run run) {
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
                job);
    }
}
