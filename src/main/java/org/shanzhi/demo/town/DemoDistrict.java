package org.shanzhi.demo.town;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.shanzhi.demo.DemoGeometry;
import org.shanzhi.grid.GridImport;
import org.shanzhi.grid.Grids;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.start.DemoSize;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.policy.HolidayYears;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes the demo district on an empty database, before the first page is served. One whose making was interrupted is finished
 * by the next start, whatever that was asked for: nobody ever sees half of it.
 */
@Component
@ConditionalOnProperty("shanzhi.serving")
class DemoDistrict implements SmartLifecycle {
    static final long SEED = 620_102;

    private final Organisation organisation;
    private final OrganisationImport organisationImport;
    private final Grids grids;
    private final GridImport gridImport;
    private final DemoAccounts accounts;
    private final DemoReminders reminders;
    private final DemoMatters matters;
    private final DemoWhistles whistles;
    private final DemoEditions editions;
    private final DemoHours hours;
    private final MakingStore store;
    private final HolidayYears holidays;
    private final java.time.Clock clock;
    private final Path data;
    private final DemoSize wanted;
    private final int years;
    private volatile boolean running;

    DemoDistrict(
            Organisation organisation,
            OrganisationImport organisationImport,
            Grids grids,
            GridImport gridImport,
            DemoAccounts accounts,
            DemoReminders reminders,
            DemoMatters matters,
            DemoWhistles whistles,
            DemoEditions editions,
            DemoHours hours,
            MakingStore store,
            HolidayYears holidays,
            java.time.Clock clock,
            @Value("${shanzhi.data}") Path data,
            @Value("${shanzhi.demo:none}") String wanted,
            @Value("${shanzhi.demo-years:1}") int years) {
        this.organisation = organisation;
        this.organisationImport = organisationImport;
        this.grids = grids;
        this.gridImport = gridImport;
        this.accounts = accounts;
        this.reminders = reminders;
        this.matters = matters;
        this.whistles = whistles;
        this.editions = editions;
        this.hours = hours;
        this.store = store;
        this.holidays = holidays;
        this.clock = clock;
        this.data = data;
        this.wanted = DemoSize.parse(wanted);
        this.years = years;
    }

    @Override
    public void start() {
        running = true;
        store.unfinished().or(this::begun).ifPresent(this::make);
    }

    private Optional<Making> begun() {
        if (wanted == DemoSize.NONE || !organisation.districts().isEmpty()) return Optional.empty();
        var making = new Making(
                DemoOrganisation.DISTRICT,
                wanted,
                wanted == DemoSize.FULL ? years : 1,
                clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS));
        store.begin(making);
        return Optional.of(making);
    }

    private void make(Making making) {
        int district = making.district();
        DemoGeometry land = DemoGeometry.of(SEED);
        var people = new DemoOrganisation(land, SEED);
        if (organisation.districts().isEmpty()) {
            organisationImport.enter(people.district(new Words("names.properties").all("district")[0]));
        }
        if (grids.on(district, ChinaTime.day(making.now())).isEmpty()) gridImport.enter(district, people.grids());
        var signIn = CompletableFuture.runAsync(() -> accounts.make(district, data));
        var plan = Plan.of(making, new Season(holidays.at(district, making.now())));
        var progress = new Progress(plan.count());
        matters.make(making, plan, land, SEED, progress::more);
        whistles.make(district);
        editions.make(district);
        hours.make(district);
        signIn.join();
        reminders.choose(district);
        store.finish(making, clock.instant());
        progress.finished(store.megabytesOnDisk());
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the server that serves the pages, and before recurring work. */
    @Override
    public int getPhase() {
        return 0;
    }
}
