package org.shanzhi.demo.town;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.shanzhi.demo.DemoGeometry;
import org.shanzhi.grid.GridImport;
import org.shanzhi.grid.Grids;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.OrganisationImport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes the demo district on an empty database, before the first page is served. A start that is interrupted leaves a mark;
 * the next one finishes what is missing.
 */
@Component
@ConditionalOnExpression("'${shanzhi.demo:none}' != 'none'")
class DemoDistrict implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DemoDistrict.class);
    static final String UNFINISHED = "demo-unfinished";
    static final int MATTERS = 440;
    static final long SEED = 620_102;

    private final Organisation organisation;
    private final OrganisationImport organisationImport;
    private final Grids grids;
    private final GridImport gridImport;
    private final DemoAccounts accounts;
    private final DemoMatters matters;
    private final java.time.Clock clock;
    private final Path data;
    private volatile boolean running;

    DemoDistrict(
            Organisation organisation,
            OrganisationImport organisationImport,
            Grids grids,
            GridImport gridImport,
            DemoAccounts accounts,
            DemoMatters matters,
            java.time.Clock clock,
            @Value("${shanzhi.data}") Path data) {
        this.organisation = organisation;
        this.organisationImport = organisationImport;
        this.grids = grids;
        this.gridImport = gridImport;
        this.accounts = accounts;
        this.matters = matters;
        this.clock = clock;
        this.data = data;
    }

    @Override
    public void start() {
        running = true;
        boolean empty = organisation.districts().isEmpty();
        Path mark = data.resolve(UNFINISHED);
        try {
            if (empty) Files.writeString(mark, "");
            if (!Files.exists(mark)) return;
            long began = System.nanoTime();
            make(empty);
            Files.delete(mark);
            LOG.info("Made the demo district in {} ms", (System.nanoTime() - began) / 1_000_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void make(boolean empty) {
        int district = DemoOrganisation.DISTRICT;
        DemoGeometry land = DemoGeometry.of(SEED);
        var people = new DemoOrganisation(land, SEED);
        String name = new Words("names.properties").all("district")[0];
        if (empty) organisationImport.enter(people.district(name));
        if (grids.on(district, ChinaTime.day(clock.instant())).isEmpty()) gridImport.enter(district, people.grids());
        var signIn = CompletableFuture.runAsync(() -> accounts.make(district, data));
        if (empty) matters.make(district, land, MATTERS, SEED);
        signIn.join();
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
