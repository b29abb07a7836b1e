package org.shanzhi.demo.town;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.shanzhi.demo.DemoGeometry;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.blobs.Files;
import org.shanzhi.matter.MatterHistory;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.HolidayYears;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;

/** The matters of the demo district: part by part, each decided as any other and copied as a whole. */
@Component
class DemoMatters {
    /** Two processors: while one part waits for the database, the other is told. */
    private static final int AT_ONCE = 2;

    private final MatterHistory history;
    private final Organisation organisation;
    private final Policies policies;
    private final HolidayYears years;
    private final Files files;

    DemoMatters(MatterHistory history, Organisation organisation, Policies policies, HolidayYears years, Files files) {
        this.history = history;
        this.organisation = organisation;
        this.policies = policies;
        this.years = years;
        this.files = files;
    }

    /** Hears after each part how many matters it has, and whether they were made now or found there. */
    @FunctionalInterface
    interface Done {
        void part(int count, boolean made);
    }

    /**
     * Makes what is not there yet.
     *
     * @return what the rules refused: nothing, unless the plots and the rules have grown apart
     */
    List<Refused> make(Making making, Plan plan, DemoGeometry land, long seed, Done done) {
        var random = new SplittableRandom(seed);
        int district = making.district();
        var cast = new Cast(district, policies, organisation);
        var papers = new Papers(files, cast.of("CLERK", random), random);
        var season = new Season(years.at(district, making.now()));
        var refused = Collections.synchronizedList(new ArrayList<Refused>());
        var stage = new Stage(making, Scene.of(land, cast), cast, season, papers, policies, new Stories(), refused);
        plan.lastNumbers().forEach((year, last) -> history.keepNumbers(district, year, last + Showcase.COUNT));
        var next = new AtomicInteger();
        try (var ending = new Ending()) {
            inParallel(() -> {
                for (int i = next.getAndIncrement(); i < plan.parts().size(); i = next.getAndIncrement()) {
                    if (ending.asked()) throw new IllegalStateException("asked to end");
                    Plan.Part part = plan.parts().get(i);
                    done.part(part.count(), part(stage, part, new SplittableRandom(seed + i)));
                }
            });
        }
        if (!history.isTold(district, number(district, Showcase.first(making, plan)))) {
            history.tell(district, telling -> stage.everyState(telling, Showcase.first(making, plan), random.split()));
        }
        history.settle();
        return refused;
    }

    private boolean part(Stage stage, Plan.Part part, SplittableRandom random) {
        int district = stage.making().district();
        if (history.isTold(district, number(district, part.firstWithMatters()))) return false;
        history.tell(district, telling -> stage.play(telling, part, random));
        return true;
    }

    private MatterNumber number(int district, Plan.Day day) {
        return MatterNumber.of(
                organisation.district(district).prefix(), day.date().getYear(), day.first());
    }

    private static void inParallel(Runnable work) {
        List<Callable<Object>> workers = IntStream.range(0, AT_ONCE)
                .mapToObj(_ -> Executors.callable(work))
                .toList();
        try (var pool = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var worker : pool.invokeAll(workers)) worker.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The demo district was not finished", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The demo district was not finished", e.getCause());
        }
    }
}
