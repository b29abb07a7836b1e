package org.shanzhi.intake;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.shanzhi.intake.imports.ImportLook;
import org.shanzhi.intake.imports.ImportStore;
import org.shanzhi.intake.imports.ImportWork;
import org.shanzhi.intake.imports.NewProfile;
import org.shanzhi.intake.imports.Profile;
import org.shanzhi.intake.imports.Profiles;
import org.shanzhi.intake.imports.RowResult;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.blobs.Files;
import org.shanzhi.kernel.blobs.MediaType;
import org.shanzhi.kernel.blobs.StoredFile;
import org.shanzhi.kernel.jobs.JobRequest;
import org.shanzhi.kernel.jobs.Jobs;
import org.shanzhi.kernel.web.HttpProblem;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.RoleScope;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 导入: a file of another system becomes matters of this one, the same way from a page, the API and the command line. First
 * a test run that writes no matter, then the registering itself; both are long work that can be watched and cancelled, and
 * registering goes on after a crash where it stopped. A row that is here already, from this file or an earlier one, is
 * left alone.
 *
 * <p>The file lies sealed in the store until a day after its last row, or seven days if nobody goes on with it.
 */
@Component
public class Imports {
    /** In bytes; rows are read one by one, whatever the size. */
    public static final long LARGEST = 64L << 20;

    private static final Set<MediaType> READ = Set.of(MediaType.TXT, MediaType.XLSX);
    private static final int LONGEST_NAME = 120;
    private static final int NEWEST = 50;

    private final ImportStore store;
    private final ImportWork work;
    private final ImportLook look;
    private final Profiles profiles;
    private final Files files;
    private final Jobs jobs;
    private final TransactionOperations transactions;

    Imports(
            ImportStore store,
            ImportWork work,
            ImportLook look,
            Profiles profiles,
            Files files,
            Jobs jobs,
            TransactionOperations transactions) {
        this.store = store;
        this.work = work;
        this.look = look;
        this.profiles = profiles;
        this.files = files;
        this.jobs = jobs;
        this.transactions = transactions;
    }

    /**
     * Takes a file in, sealed; nothing of it is read yet. Each call makes another import, even of the same file.
     *
     * @param profile code of the mapping, or empty to choose or make one later
     * @throws Refused {@code TABLE_UNKNOWN_FORMAT} or {@code TABLE_EMPTY} when it is neither CSV nor XLSX
     * @throws HttpProblem 413 beyond {@link #LARGEST}
     * @throws Invalid when there is no such profile
     */
    @Needs(Permission.IMPORT_MATTERS)
    public UUID take(Caller by, String name, String profile, InputStream content) {
        by.require(Permission.IMPORT_MATTERS);
        if (!profile.isEmpty()) known(by, profile);
        return transactions.execute(transaction -> {
            StoredFile file = stored(by, content);
            String kept = name == null || name.isBlank() ? "—" : name.strip();
            return store.add(by, file, kept.substring(0, Math.min(LONGEST_NAME, kept.length())), profile);
        });
    }

    private StoredFile stored(Caller by, InputStream content) {
        try {
            StoredFile file = files.store(by.district(), by.staffId(), content, LARGEST);
            if (!READ.contains(file.mediaType())) throw new Refused(ImportRefusal.TABLE_UNKNOWN_FORMAT);
            return file;
        } catch (HttpProblem e) {
            throw switch (e.problem().status()) {
                case UNSUPPORTED_MEDIA_TYPE -> new Refused(ImportRefusal.TABLE_UNKNOWN_FORMAT);
                case BAD_REQUEST -> new Refused(ImportRefusal.TABLE_EMPTY);
                default -> e;
            };
        }
    }

    /**
     * Says which profile reads the file, until matters are being registered.
     *
     * @throws Invalid when there is no such profile
     */
    @Needs(Permission.IMPORT_MATTERS)
    public void choose(Caller by, UUID id, String profile) {
        find(by, id);
        known(by, profile);
        store.choose(by.district(), id, profile);
    }

    private void known(Caller by, String profile) {
        if (profiles.find(by.district(), profile).isEmpty()) {
            throw new Invalid("profile", ImportRefusal.IMPORT_NO_PROFILE);
        }
    }

    /**
     * 试运行: reads everything and decides everything; no matter is written. Again is allowed, until matters are being
     * registered.
     *
     * @throws Refused when it is at work or over, or its file is gone
     */
    @Needs(Permission.IMPORT_MATTERS)
    public void test(Caller by, UUID id) {
        ImportSheet sheet = withFile(by, id);
        transactions.executeWithoutResult(transaction -> {
            if (!store.beginAnew(by.district(), id, ImportState.TESTING)) throw new Refused(over(sheet));
            begin(by, id, JobRequest.of(by.district(), "import-test", by.staffId(), 0));
        });
    }

    /**
     * 正式导入: registers the rows as matters of the caller's unit, in blocks; after a cancellation or a failure it goes on
     * where it stopped. One at a time in a district, so that duplicates are found.
     *
     * @throws Refused when it is at work or over, its file is gone, or another import runs
     */
    @Needs(Permission.IMPORT_MATTERS)
    public void start(Caller by, UUID id) {
        by.require(Permission.REGISTER);
        ImportSheet sheet = withFile(by, id);
        transactions.executeWithoutResult(transaction -> {
            boolean begun = sheet.begun()
                    ? store.goOn(by.district(), id)
                    : store.beginAnew(by.district(), id, ImportState.RUNNING);
            if (!begun) throw new Refused(over(sheet));
            begin(
                    by,
                    id,
                    JobRequest.of(by.district(), "import", by.staffId(), 0).onlyOne());
        });
    }

    private void begin(Caller by, UUID id, JobRequest request) {
        var job = jobs.start(request, progress -> work.run(by, id, progress));
        store.work(by, id, job.id());
    }

    private static ImportRefusal over(ImportSheet sheet) {
        return sheet.state() == ImportState.DONE ? ImportRefusal.IMPORT_IS_OVER : ImportRefusal.IMPORT_AT_WORK;
    }

    /** Stops after the block at hand; what is registered stays. Idempotent. */
    @Needs(Permission.IMPORT_MATTERS)
    public void cancel(Caller by, UUID id) {
        ImportSheet sheet = find(by, id);
        if (!sheet.state().atWork()) return;
        store.end(by.district(), id, ImportState.CANCELLED, null);
        if (sheet.jobId() != null) jobs.cancel(by.district(), sheet.startedBy(), sheet.jobId());
    }

    /** @throws NotFound when it is not of this caller's centre or unit */
    @Needs(Permission.IMPORT_MATTERS)
    public ImportSheet find(Caller by, UUID id) {
        by.require(Permission.IMPORT_MATTERS);
        return store.find(by.district(), id)
                .filter(sheet -> reads(by, sheet))
                .orElseThrow(() -> new NotFound("import " + id));
    }

    /** The newest fifty. */
    @Needs(Permission.IMPORT_MATTERS)
    public List<ImportSheet> newest(Caller by) {
        by.require(Permission.IMPORT_MATTERS);
        return store.newest(by.district(), NEWEST).stream()
                .filter(sheet -> reads(by, sheet))
                .toList();
    }

    /** Rows that were not taken, or would not be, from behind {@code after} on. */
    @Needs(Permission.IMPORT_MATTERS)
    public List<RowResult> wanting(Caller by, UUID id, int after, int limit) {
        find(by, id);
        return store.wanting(by.district(), id, after, limit);
    }

    /** What came of every row that is not empty, from behind {@code after} on. */
    @Needs(Permission.IMPORT_MATTERS)
    public List<RowResult> rows(Caller by, UUID id, int after, int limit) {
        find(by, id);
        return store.rows(by.district(), id, after, limit);
    }

    /** The profiles of the program and of the district. */
    @Needs(Permission.IMPORT_MATTERS)
    public List<Profile> profiles(Caller by) {
        by.require(Permission.IMPORT_MATTERS);
        return profiles.of(by.district());
    }

    @Needs(Permission.IMPORT_MATTERS)
    public Optional<Profile> profile(Caller by, String code) {
        by.require(Permission.IMPORT_MATTERS);
        return profiles.find(by.district(), code);
    }

    /** The first rows as they would be, masked. @throws Refused when the file is gone or cannot be read */
    @Needs(Permission.IMPORT_MATTERS)
    public List<ImportLook.Row> preview(Caller by, UUID id) {
        return look.preview(by, withFile(by, id));
    }

    /** What the columns of the file are called and hold, masked. @throws Refused when it is gone or no table */
    @Needs(Permission.IMPORT_MATTERS)
    public ImportLook.Head head(Caller by, UUID id) {
        ImportSheet sheet = find(by, id);
        if (!sheet.hasFile()) throw new Refused(ImportRefusal.IMPORT_FILE_GONE);
        return look.head(by, sheet, profiles.of(by.district()));
    }

    /**
     * Keeps a mapping for the district and has it read this file.
     *
     * @throws Invalid naming every field that is wrong
     */
    @Needs(Permission.IMPORT_MATTERS)
    public void make(Caller by, UUID id, NewProfile wanted) {
        find(by, id);
        transactions.executeWithoutResult(transaction -> {
            String code = profiles.add(by, wanted);
            store.choose(by.district(), id, code);
        });
    }

    /** When the same file was taken over before, if it was. */
    @Needs(Permission.IMPORT_MATTERS)
    public Optional<Instant> takenBefore(Caller by, UUID id) {
        find(by, id);
        return store.takenBefore(by.district(), id);
    }

    private ImportSheet withFile(Caller by, UUID id) {
        ImportSheet sheet = find(by, id);
        if (!sheet.hasFile()) throw new Refused(ImportRefusal.IMPORT_FILE_GONE);
        if (sheet.profile().isEmpty()) throw new Refused(ImportRefusal.IMPORT_NO_PROFILE);
        return sheet;
    }

    private static boolean reads(Caller by, ImportSheet sheet) {
        return by.scopeFor(Permission.IMPORT_MATTERS) == RoleScope.CENTRE || sheet.unitId() == by.unitId();
    }
}
