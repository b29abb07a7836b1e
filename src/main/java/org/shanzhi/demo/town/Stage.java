package org.shanzhi.demo.town;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.shanzhi.kernel.Refused;
import org.shanzhi.matter.Command;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.MatterRef;
import org.shanzhi.matter.State;
import org.shanzhi.matter.Telling;
import org.shanzhi.policy.Policies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that matters are made with, for any number of threads. */
record Stage(
        Making making,
        Scene scene,
        Cast cast,
        Season season,
        Papers papers,
        Policies policies,
        Stories stories,
        List<Refused> refused) {
    private static final Logger LOG = LoggerFactory.getLogger(Stage.class);
    private static final Words WORDS = new Words("words.properties");
    /** One in so many is told by a neighbour too; one in so many has to do with the one before. */
    private static final int TOLD_TWICE = 150;

    private static final int RELATED = 250;

    /** An opening that tells the one before it again, or one of its own. */
    private record Numbered(int n, Opening opening, boolean again) {}

    /** In the order in which people came, so that numbers are given in that order too. */
    void play(Telling telling, Plan.Part part, SplittableRandom random) {
        var openings = new Openings(making.size(), scene, cast, season, stories, random);
        var time = new OfficeTime(season, random);
        var tales = new ArrayList<Tale>();
        for (Plan.Day day : part.days()) {
            Tale before = null;
            for (Numbered one : numbered(day, openings, random)) {
                Opening opening = one.opening;
                var life = telling.registered(one.n, opening.at(), opening.by(), opening.registration());
                var tale = new Tale(life, opening, time, random, making.now());
                if (one.again) joined(tale, before, random);
                tales.add(tale);
                before = tale;
            }
        }
        for (Tale tale : tales) {
            if (tale.life.state() == State.REGISTERED) unfold(tale, random);
        }
        for (int i = 1; i < tales.size(); i++) {
            if (random.nextInt(RELATED) == 0) related(tales.get(i), tales.get(i - 1), random);
        }
    }

    private List<Numbered> numbered(Plan.Day day, Openings openings, SplittableRandom random) {
        var all = new ArrayList<Numbered>();
        Opening before = null;
        for (Opening opening : openings.on(day.date(), day.count(), making.now())) {
            boolean again = before != null && !before.onTheSpot() && random.nextInt(TOLD_TWICE) == 0;
            Opening one = again ? openings.again(before, opening.at()) : opening;
            all.add(new Numbered(day.first() + all.size(), one, again));
            before = again ? null : one;
        }
        return all;
    }

    /** 并案: what two neighbours tell is one matter. */
    private void joined(Tale tale, Tale into, SplittableRandom random) {
        Instant at = tale.at().plus(Duration.ofMinutes(20 + random.nextInt(60)));
        if (at.isAfter(making.now())) return;
        var merge = new Command.Merge(new MatterRef(into.life.number().id()), new FreeText(WORDS.one("merge", random)));
        tale.life.happened(at, cast.of("TRIAGE", random), merge);
        tale.then(30, cast.of("CALLBACK", random), _ -> new Command.Archive("MERGED"));
    }

    private void related(Tale one, Tale other, SplittableRandom random) {
        Instant last = one.at().isAfter(other.at()) ? one.at() : other.at();
        Instant at = last.plus(Duration.ofMinutes(30 + random.nextInt(300)));
        if (at.isAfter(making.now())) return;
        var link = new Command.Link(new MatterRef(other.life.number().id()), new FreeText(WORDS.one("link", random)));
        one.life.happened(at, cast.of("TRIAGE", random), link);
    }

    private void unfold(Tale tale, SplittableRandom random) {
        try {
            new Plot(tale, cast, policies, papers, random).unfold();
        } catch (Refused reasons) {
            LOG.warn("The invented matter {} goes no further: {}", tale.life.number(), reasons.reasons());
            refused.add(reasons);
        }
    }

    /** One in every state, all in one grid, so that its worker, community and street have them too. */
    void everyState(Telling telling, Plan.Day numbers, SplittableRandom random) {
        var openings = new Openings(making.size(), scene, cast, season, stories, random);
        Instant at = making.now().minus(Showcase.AGO);
        int n = numbers.first();
        for (State state : State.values()) {
            Opening opening = openings.with("grid1", at);
            var life = telling.registered(n++, at, opening.by(), opening.registration());
            new Showcase(cast, papers, random, opening, life).into(state);
        }
    }
}
