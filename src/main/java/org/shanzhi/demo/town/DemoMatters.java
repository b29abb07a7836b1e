package org.shanzhi.demo.town;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.shanzhi.demo.DemoGeometry;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.blobs.Files;
import org.shanzhi.matter.Command;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.MatterHistory;
import org.shanzhi.matter.MatterRef;
import org.shanzhi.matter.State;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Policies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Some hundred matters of the last two hundred days, decided and written as every other. */
@Component
class DemoMatters {
    private static final Logger LOG = LoggerFactory.getLogger(DemoMatters.class);
    /** As many as two processors and a disk that has to sync each act keep busy. */
    private static final int AT_ONCE = 8;

    private final MatterHistory history;
    private final Organisation organisation;
    private final Policies policies;
    private final Files files;
    private final Clock clock;

    DemoMatters(MatterHistory history, Organisation organisation, Policies policies, Files files, Clock clock) {
        this.history = history;
        this.organisation = organisation;
        this.policies = policies;
        this.files = files;
        this.clock = clock;
    }

    /** @return what the rules refused: nothing, unless the plots and the rules have grown apart */
    List<Refused> make(int district, DemoGeometry land, int count, long seed) {
        var random = new SplittableRandom(seed);
        var cast = new Cast(district, policies, organisation);
        var openings = new Openings(land, cast, random.split());
        Instant now = clock.instant();
        var tales = registered(
                IntStream.range(0, count).mapToObj(_ -> openings.next(now)).toList(), now, random);
        var refused = Collections.synchronizedList(new ArrayList<Refused>());
        List<Callable<Void>> lives = new ArrayList<>();
        for (Tale tale : tales) {
            SplittableRandom own = random.split();
            lives.add(() -> {
                unfold(new Plot(tale, cast, policies, files, own), tale, refused);
                return null;
            });
        }
        allOf(lives);
        everyState(openings, cast, now, random);
        together(tales, cast, now, random, refused);
        return refused;
    }

    /** In the order in which people came, so that numbers are given in that order too. */
    private List<Tale> registered(List<Opening> openings, Instant now, SplittableRandom random) {
        return openings.stream()
                .sorted(Comparator.comparing(Opening::at))
                .map(opening -> {
                    var done = history.registered(opening.at(), opening.by(), opening.registration());
                    return new Tale(history, random.split(), now, opening, done.number());
                })
                .toList();
    }

    /** All in one grid, so that its worker, community and street have them too. */
    private void everyState(Openings openings, Cast cast, Instant now, SplittableRandom random) {
        for (State state : State.values()) {
            Opening opening = openings.with("grid1", now.minus(Duration.ofHours(3)));
            var done = history.registered(opening.at(), opening.by(), opening.registration());
            new Showcase(history, cast, files, random.split(), opening, done.number()).into(state);
        }
    }

    private static void unfold(Plot plot, Tale tale, List<Refused> refused) {
        try {
            plot.unfold();
        } catch (Refused reasons) {
            LOG.warn("The invented matter {} goes no further: {}", tale.number, reasons.reasons());
            refused.add(reasons);
        }
    }

    /** Matters that belong together: merged into each other, or linked. */
    private void together(List<Tale> tales, Cast cast, Instant now, SplittableRandom random, List<Refused> refused) {
        var words = new Words("words.properties");
        var triage = cast.of("TRIAGE", random);
        Instant lately = now.minusSeconds(3600);
        List<Tale> quiet = tales.stream().filter(t -> t.at().isBefore(lately)).toList();
        int merged = 0;
        for (int i = quiet.size() - 1; i > 0 && merged < 6; i--) {
            var into = new MatterRef(quiet.get(i - 1).number.id());
            try {
                Command merge = new Command.Merge(into, new FreeText(words.one("merge", random)));
                history.happened(lately.plusSeconds(60L * merged), triage, quiet.get(i).number, merge);
                merged++;
                i--;
            } catch (Refused notBothOpen) {
                LOG.trace("{} stays alone", quiet.get(i).number, notBothOpen);
            }
        }
        for (int i = 10; i + 1 < quiet.size(); i += 40) {
            Command link = new Command.Link(
                    new MatterRef(quiet.get(i + 1).number.id()), new FreeText(words.one("link", random)));
            try {
                history.happened(lately.plusSeconds(600 + i), triage, quiet.get(i).number, link);
            } catch (Refused reasons) {
                refused.add(reasons);
            }
        }
    }

    private static void allOf(List<Callable<Void>> work) {
        try (var pool = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (var done : pool.invokeAll(work)) done.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The demo district was not finished", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The demo district was not finished", e.getCause());
        }
    }
}
