package org.shanzhi.intake.imports;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.util.Optional;
import org.shanzhi.access.Callers;
import org.shanzhi.intake.ImportRefusal;
import org.shanzhi.intake.ImportSheet;
import org.shanzhi.intake.ImportState;
import org.shanzhi.intake.Imports;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.ServiceCode;
import org.shanzhi.kernel.jobs.JobState;
import org.shanzhi.kernel.jobs.JobView;
import org.shanzhi.kernel.jobs.Jobs;
import org.shanzhi.kernel.tasks.RecurringWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * An import whose node was stopped or killed goes on, on whichever node sees it first, for the person who began it and with
 * that person's rights of today.
 */
@Component
class ResumeImports implements RecurringWork {
    private static final Logger LOG = LoggerFactory.getLogger(ResumeImports.class);

    private final ImportStore store;
    private final Imports imports;
    private final Jobs jobs;
    private final Callers callers;

    ResumeImports(ImportStore store, Imports imports, Jobs jobs, Callers callers) {
        this.store = store;
        this.imports = imports;
        this.jobs = jobs;
        this.callers = callers;
    }

    @Override
    public String name() {
        return "resume-imports";
    }

    @Override
    public Schedule schedule() {
        return FixedDelay.ofSeconds(5);
    }

    @Override
    public void run() {
        for (var one : store.atWork()) look(one.district(), one.sheet());
    }

    private void look(int district, ImportSheet sheet) {
        Optional<JobView> job = job(district, sheet);
        if (job.isPresent() && !job.get().state().over()) return;
        // Between the last row and the end of the work there is a moment in which only the import is not over.
        if (job.isPresent() && job.get().state() == JobState.DONE) return;
        if (job.isPresent() && job.get().state() == JobState.CANCELLED) {
            store.end(district, sheet.id(), ImportState.CANCELLED, null);
            return;
        }
        var failure = job.flatMap(JobView::failure);
        boolean interrupted = failure.map(f -> f.code().equals(ServiceCode.JOB_INTERRUPTED.name()))
                .orElse(true);
        store.end(
                district,
                sheet.id(),
                ImportState.FAILED,
                failure.map(f -> new ImportSheet.Failure(f.code(), f.args())).orElse(null));
        if (interrupted) goOn(district, sheet);
    }

    private void goOn(int district, ImportSheet sheet) {
        var by = callers.onBehalf(district, sheet.startedBy(), sheet.unitId());
        if (by.isEmpty()) {
            LOG.warn(
                    "Import {} stops: whoever began it serves no more ({})",
                    sheet.id(),
                    ImportRefusal.IMPORT_STARTER_LEFT);
            return;
        }
        try {
            if (sheet.state() == ImportState.TESTING) imports.test(by.get(), sheet.id());
            else imports.start(by.get(), sheet.id());
        } catch (Refused e) {
            LOG.info("Import {} does not go on by itself: {}", sheet.id(), e.getMessage());
        }
    }

    private Optional<JobView> job(int district, ImportSheet sheet) {
        try {
            return sheet.jobId() == null
                    ? Optional.empty()
                    : Optional.of(jobs.find(district, sheet.startedBy(), sheet.jobId()));
        } catch (NotFound e) {
            return Optional.empty();
        }
    }
}
